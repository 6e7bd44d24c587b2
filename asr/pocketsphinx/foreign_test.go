package pocketsphinx

// foreignSentences are no answers to a business, by language.
func foreignSentences() map[string][]string {
	return map[string][]string{
		"de": {"Guten Tag, ich wollte fragen ob das Paket schon angekommen ist.", "Können Sie mir bitte sagen wie spät es ist?", "Das Wetter soll morgen wieder besser werden.", "Nein, das habe ich nicht gewusst.", "Wir treffen uns heute Abend im Park.", "Vielen Dank und auf Wiederhören."},
		"fr": {"Bonjour, je voudrais savoir où se trouve la gare.", "Est-ce que vous avez reçu mon message hier?", "Il fait très beau aujourd'hui.", "Je ne comprends pas ce que vous dites.", "Mon frère travaille dans une banque.", "Merci beaucoup et bonne journée."},
		"es": {"Buenos días, quería preguntar por el autobús.", "¿Dónde está la biblioteca?", "No entiendo nada de lo que dice.", "Mi hermana vive en una casa grande.", "El tren sale a las ocho de la tarde.", "Muchas gracias por todo."},
		"pl": {"Dzień dobry, chciałbym zapytać o drogę.", "Nie rozumiem, proszę powtórzyć.", "Jutro jadę do mojej babci.", "Gdzie jest najbliższy sklep?", "Dziękuję bardzo, do widzenia.", "Pociąg odjeżdża o ósmej."},
		"ru": {"Здравствуйте, я хотел бы узнать про ваш магазин.", "Я вас не понимаю, повторите пожалуйста.", "Завтра мы поедем на дачу.", "Сколько сейчас времени?", "Спасибо большое, до свидания.", "Мой брат работает в школе."},
		"lt": {"Laba diena, norėjau paklausti apie jūsų parduotuvę.", "Aš jūsų nesuprantu, pakartokite prašau.", "Rytoj važiuosime prie ežero.", "Kiek dabar valandų?", "Ačiū labai, viso gero.", "Mano brolis dirba mokykloje."},
		"fi": {"Hyvää päivää, haluaisin kysyä yhtä asiaa.", "En ymmärrä mitä te sanotte.", "Huomenna menemme mökille järven rannalle.", "Missä on lähin kauppa?", "Kiitos paljon ja näkemiin."},
		"it": {"Buongiorno, vorrei sapere dov'è la stazione.", "Non capisco quello che dice.", "Domani andiamo al mare con gli amici.", "Che tempo fa oggi a Roma?", "Grazie mille e arrivederci."},
		"en": {
			"the weather will be sunny with some clouds in the north", "my grandmother used to bake apple pies for the whole village", "the train to london leaves from platform nine", "have you seen the film about the three sisters",
			"please pass me the salt and the pepper", "the president spoke to the press about the new law", "i left my umbrella on the bus", "she plays the violin in a large orchestra",
			"turn off the television and go to bed", "a brown fox ran across the frozen river", "we painted the kitchen yellow", "their garden is full of roses and tulips",
			"he scored two goals in the final", "put the dishes into the cupboard", "the museum shows paintings from italy", "my phone is nearly out of battery",
			"let's order a pizza with mushrooms", "the children are playing football outside", "stocks fell sharply after the announcement", "the recipe needs three eggs and some flour",
			"i dreamed of flying over mountains", "the dog chased the cat up a tree", "they moved to canada many years ago", "read the first chapter of the book",
			"the bridge was built of stone and steel", "her cousin studies chemistry in berlin", "we missed the last ferry to the island", "clean your shoes before you come in",
			"music was playing in the next room", "the farmer sold his sheep and cows",
		},
	}
}
