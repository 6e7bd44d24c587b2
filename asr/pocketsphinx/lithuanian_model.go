package pocketsphinx

func lithuanianModels(Config) []*model { return nil }
