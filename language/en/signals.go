package en

import (
	"strings"

	"budi/language"
	"budi/language/signal"
)

func signalReader() *signal.Reader {
	return signal.NewReader(signals(), []string{
		"please", "then", "so", "and", "but", "it", "that", "is", "oh", "ah", "just", "i", "guess", "think", "me", "you", "very", "much", "really", "now", "today", "again", "all", "for", "the", "help",
	}, plain)
}

// plain drops apostrophes, which hurried writers do.
func plain(norm string) string { return strings.ReplaceAll(norm, "'", "") }

// negated spells out "I don't think that's right": the "that's right" in it is
// no yes.
func negated() []string {
	var out []string
	for _, doubt := range []string{"i don't think", "i do not think", "i don't believe", "i do not believe", "not sure", "don't think", "don't believe"} {
		for _, that := range []string{"that's", "that is", "it's", "it is", "this is", "that that is", "that would be", "that"} {
			for _, good := range []string{"right", "correct", "true", "fine", "okay", "good", "proper", "works", "will work", "sounds right"} {
				out = append(out, doubt+" "+that+" "+good)
			}
		}
	}
	return append(out, "are you sure", "are you sure that's right", "are you sure that's correct", "is not correct", "is not right", "isn't correct", "isn't right", "aren't correct", "not exactly")
}

func signals() signal.Table {
	t := table()
	t[language.No] = append(t[language.No], negated()...)
	return t
}

func table() signal.Table {
	return signal.Table{
		"": {
			"no longer", "no more than", "no less than", "no matter", "oh no", "rather than", "instead of", "make it happen", "make it so", "unable to make it", "so i can make it", "as soon as", "how sure", "for sure not", "no kids", "no children", "no rush", "no hurry", "no good at", "deal with", "a good deal", "dealing with", "no sooner", "you sure", "no parking", "no problem if", "make it to", "right before", "perfect for", "what's the correct", "the correct", "not too late", "not too early", "is it too late", "is it too early", "okay if", "ok if", "alright if", "if it's okay", "if that's okay", "if that's alright", "if that is okay", "is that okay", "is that ok", "is that fine", "is it okay", "is it ok", "is it fine", "would that be fine",
			"make sure", "making sure", "bus stop", "no problem with", "right now", "right after", "right before", "the right", "is that correct", "is that right",
			"good question", "what about", "if not", "no later than", "not later than", "not earlier than", "no earlier than", "no sooner than", "how late",
			"last time", "last week", "last month", "last year", "last night", "first of all", "second opinion", "what time", "what day", "whatever time",
			"what kind", "what services", "hi fi", "for the first time", "i mean to", "ok so", "okay so", "yes or no", "first thing", "first available",
			"let me know", "say yes", "say no", "what if", "later this", "later in", "earlier this", "earlier today", "later today", "any time", "no one", "stop by",
		},
		language.Yes: {
			"^ya", "=ya", "^exactly", "=exactly", "yes exactly", "yeap", "affirmitive", "that is true", "it is true", "it's true", "is totally true", "seems true", "that makes sense", "that would be awesome", "that would be wonderful", "that would be lovely", "that would be amazing", "that would be nice", "that is accurate", "that's accurate", "it's correct", "it is correct", "everything is correct", "all correct", "^true", "you are not wrong", "true indeed", "^fantastic", "^amazing", "^lovely", "that sounds", "i'd be happy to", "that's a fact", "=positive", "i think so",
			"yes", "yeah", "yep", "yup", "yes please", "yeah sure", "sure", "for sure", "sure thing", "of course", "certainly", "absolutely", "definitely", "indeed",
			"that's right", "that is right", "you're right", "that's correct", "that is correct", "=correct", "^correct", "precisely", "sounds good", "sounds great",
			"sounds perfect", "sounds fine", "sounds right", "that works", "works for me", "that'll work", "that would work", "that will work", "that'll do",
			"that would be great", "that would be good", "that would be perfect", "that would be fine", "that'd be great", "that will be fine", "perfect", "fine by me", "fine with me", "that's fine", "that is fine",
			"that's good", "that is good", "that's great", "that's perfect", "that's okay", "that's ok", "it's fine", "it's okay", "i agree", "go ahead", "let's do it", "let's do that", "let's go with that",
			"why not", "no problem", "please do", "=i do", "=i would", "=i am", "=i will", "=it is", "=we do", "i'd like that", "i'd love to", "you got it", "i confirm", "confirmed", "=confirm", "affirmative",
			"all right", "alright", "^ok", "^okay", "^okey", "=right", "^right then", "=fine", "^fine", "=good", "^great", "=great", "=do it", "book it", "go for it", "=lovely",
			"^excellent", "^wonderful", "^awesome", "=cool", "^super", "^brilliant", "=uh huh", "=mhm", "=mm hmm", "=aha", "=i think so", "i'll take it", "i'll take that", "that one's fine", "happy with that", "by all means", "you bet", "=aye", "=true", "that's true", "that's me", "=speaking", "it does", "=works", "good idea", "i'm happy with that", "^deal", "=deal",
		},
		language.No: {
			"no sorry", "sorry no", "no i meant", "no i mean", "^no i said", "no wait", "wait no",
			"=false", "^false", "that's false", "that is false", "it's false", "it is false", "is false", "completely false", "untrue", "naw", "nay", "negatory", "not happening", "i'd prefer not", "would prefer not", "prefer not to", "i disagree", "not the case", "a hard no", "the answer is no", "answer is definitely no", "i say no", "must say no", "say no to that", "would be a no", "that's a no", "that's a negative", "definitely no", "that's not it", "that is not it", "that's not what", "that is not what", "that's not my", "that is not my", "that's not me", "^incorrect", "^wrong", "=nothing like that", "neither of those", "=i can't", "=not really no", "that doesn't suit", "doesn't suit me", "not convenient", "=no can do", "won't do",
			"^no", "=no", "nope", "nah", "no way", "no thanks", "no thank you", "not really", "i don't think so", "i do not think so", "absolutely not", "definitely not", "certainly not", "of course not",
			"not at all", "not today", "not now", "that's wrong", "that is wrong", "=wrong", "that's not right", "that is not right", "that's not correct", "that is not correct", "that isn't right", "that's incorrect", "not correct", "not quite", "=incorrect",
			"=not that", "none of them", "none of those", "none of these", "=none", "=neither", "neither of them", "neither one", "neither works", "doesn't work", "does not work", "don't work", "won't work", "will not work", "can't do", "cannot do", "can't make", "cannot make", "=i don't", "=i do not", "=i can't", "=i cannot",
			"please don't", "=don't", "=negative", "=not good", "no good", "i'd rather not", "i would rather not", "not interested", "i refuse", "=never", "not for me", "don't want it", "don't want that", "do not want it", "do not want that", "=i don't want", "=not", "not that one", "it isn't", "it's not", "no no", "uh uh", "=i'm not", "^not really", "not happy with that",
		},
		language.Maybe: {
			"i'll have to think", "i need to think about it", "let me think about it", "it might be", "=might do",
			"maybe", "perhaps", "possibly", "i guess", "=probably", "^probably", "it depends", "that depends", "=depends", "=might", "we'll see", "let's see", "could be", "kind of", "sort of", "not necessarily",
		},
		language.Repeat: {
			"be repeated", "that repeated", "what did you just ask", "another time please", "what was the question", "say that over", "ask the question again", "ask again", "ask me again", "said again", "run that by me", "what you just said", "what you said", "tell me again", "come again please", "=what now", "=say what",
			"repeat", "repeat that", "repeat please", "could you repeat", "can you repeat", "say that again", "say it again", "say again", "come again", "=pardon", "^pardon", "pardon me", "i beg your pardon", "=sorry", "sorry what", "=excuse me", "what was that", "what did you say", "what did you just say",
			"didn't catch", "did not catch", "didn't hear", "did not hear", "didn't get that", "didn't understand", "did not understand", "don't understand", "do not understand", "i don't follow", "once more", "one more time", "=again", "again please", "=what", "=huh", "=eh", "what were the options", "what were they", "missed that", "you lost me", "say what", "once again",
		},
		language.Slower: {"slower", "slow down", "more slowly", "slowly", "too fast", "not so fast", "speaking fast", "talking fast", "so quickly", "too quickly"},
		language.Louder: {"louder", "speak up", "can't hear you", "cannot hear you", "can not hear you", "can barely hear", "can hardly hear", "hard to hear", "too quiet", "turn up the volume", "volume up", "raise your voice", "hear you very well"},
		language.Stop:   {"=stop", "^stop", "stop it", "stop that", "stop talking", "forget it", "forget that", "forget about it", "never mind", "nevermind", "shut up", "be quiet", "leave it", "drop it", "=quit", "=cancel", "=enough", "that's enough"},
		language.Wait: {
			"^wait", "=wait", "wait a minute", "wait a second", "wait a moment", "wait a sec", "hold on", "hold the line", "hold please", "one moment", "just a moment", "a moment please", "just a second", "one second", "one sec", "just a sec", "just a minute", "one minute please", "=one minute", "just one moment", "just one second",
			"give me a second", "give me a minute", "give me a moment", "give me a sec", "hang on", "bear with me", "let me check", "let me look", "let me get my", "let me find", "i need a minute", "i need a moment", "=a second", "=moment",
		},
		language.Thanks: {"i appreciate", "appreciated", "i'm grateful", "i am grateful", "very grateful", "i'm thankful", "i am thankful", "my gratitude", "i owe you", "good job", "well done", "merci", "bless you", "you've been very helpful", "you've been a great help", "that's very kind", "you're very kind", "that was helpful", "thanks", "thank you", "thanks a lot", "thank you very much", "thank you so much", "many thanks", "much appreciated", "appreciate it", "cheers", "thx", "ta very much", "thanks so much"},
		language.Bye:    {"goodnight", "adios", "sayonara", "ciao", "catch you later", "catch you around", "take it easy", "talk later", "talk to you soon", "cya", "see ya later", "i have to go", "i have to get going", "i've got to go", "gotta go", "gotta run", "i must go", "i'm leaving now", "nice talking to you", "nice talking with you", "nice chatting", "great chatting", "good chatting", "good talking", "nice speaking", "nice to speak with you", "nice to talk to you", "good to talk to you", "thanks for chatting", "thanks for talking", "enjoyed speaking", "enjoyed talking", "call it a day", "have a lovely day", "have a great evening", "have a good night", "enjoy your day", "bye", "goodbye", "good bye", "bye bye", "see you", "see ya", "see you later", "see you then", "see you soon", "=see you tomorrow", "have a nice day", "have a good day", "have a great day", "have a good one", "have a nice evening", "have a good evening", "have a good weekend", "have a nice weekend", "good night", "talk to you later", "talk soon", "take care", "farewell", "so long"},
		language.Hello:  {"how's it going", "how is it going", "how are things", "how's everything", "how is everything", "how have you been", "how're you", "how ya doin", "how ya been", "how's life", "what's up", "whats up", "=yo", "^yo", "hiya", "heyo", "ahoy", "aloha", "good to see you", "nice to see you", "nice to meet you", "pleased to meet you", "how's your day", "how are you doing", "hello", "^hi", "^hey", "hi there", "hey there", "hello there", "good morning", "good afternoon", "good evening", "good day", "greetings", "=howdy", "=morning", "=evening", "=afternoon", "how are you", "how do you do"},
		language.OptOut: {
			"do not call", "don't call me", "don't call again", "stop calling", "never call", "unsubscribe", "remove me", "remove my number", "take me off", "no more messages", "no more calls", "don't text me", "do not text", "opt out", "opt me out", "stop texting", "stop messaging", "don't message me", "do not message", "delete my number", "delete my data", "don't contact me", "do not contact", "stop sending", "no more reminders", "no reminders",
		},
		language.Nothing: {
			"don't need anything else", "do not need anything else", "no need for anything else", "i'm done with this", "that covers it", "that covers everything", "no further questions", "no other questions", "nothing further", "i think that's all", "i think that's it", "no that's everything", "that should be all", "that should be it",
			"that's all", "that is all", "that'll be all", "that will be all", "that'd be all", "that would be all", "that's it", "that is it", "=it's all", "nothing else", "nothing more", "=no more", "that's everything", "that is everything", "=i'm good", "^no i'm good", "i'm all good", "=i'm fine", "=i am good", "=i am fine", "^no i'm fine", "i'm all set", "i am all set", "=all set", "=all good", "=we're good", "=i'm done", "=we're done", "=nothing", "nothing thanks", "nothing thank you", "not at the moment", "that was all", "that was it", "that does it", "no that's all", "no that's it", "no that is all", "no nothing", "no nothing else", "i don't need anything", "all i needed", "all i need", "not right now",
		},
		language.DontKnow: {
			"idk", "can't tell", "couldn't tell you", "don't have a clue", "not confident", "don't have an answer", "drawing a blank", "don't have that information", "beats me", "no i don't know",
			"i don't know", "don't know", "do not know", "not sure", "i'm not sure", "i am not sure", "not certain", "no idea", "no clue", "dunno", "hard to say", "can't say", "can't remember", "cannot remember", "don't remember", "do not remember", "i forgot", "i forget", "haven't decided", "have not decided", "who knows", "can't decide", "=you tell me", "couldn't say",
		},
		language.Any: {
			"both would work", "both are good", "either would work", "it's all good to me",
			"=any", "any of them", "any of those", "any of these", "any one", "=anyone", "anyone is fine", "anyone will do", "=anybody", "=anything", "anything is fine", "anything works", "anything will do", "whichever", "^whatever", "=whatever", "whatever works", "whatever you have", "whoever", "doesn't matter", "does not matter", "don't mind", "do not mind", "don't care", "do not care", "no preference", "=either", "either one", "either is fine", "either works", "either of them", "either will do", "both work", "both are fine", "all the same", "up to you", "you choose", "you decide", "you pick", "makes no difference", "any is fine", "any will do", "any would do", "not fussy", "not bothered", "i'm easy", "i'm flexible", "first available", "anyone available",
		},
		language.First: {
			"the first one", "first one", "the first option", "first option", "the first slot", "the first time", "option one", "option 1", "number one", "number 1", "the former", "the earliest one", "the earlier one", "?first", "?the first", "?=one", "?=1", "?the earliest", "?earliest", "?the earlier", "=the first", "=first",
		},
		language.Second: {
			"the second one", "second one", "the second option", "second option", "the second slot", "option two", "option 2", "number two", "number 2", "the middle one", "?second", "?the second", "?=two", "?=2", "?middle", "=the second", "=second",
		},
		language.Third: {
			"the third one", "third one", "the third option", "third option", "the third slot", "option three", "option 3", "number three", "number 3", "?third", "?the third", "?=three", "?=3", "=the third", "=third",
		},
		language.Last:    {"the last one", "last one", "the last option", "last option", "the latter", "the latest one", "the later one", "the final one", "the final option", "?last", "?the last", "?the latest", "?the later", "=the last", "=last"},
		language.Earlier: {"earlier", "something earlier", "anything earlier", "any earlier", "earlier than that", "sooner", "anything sooner", "something sooner", "any sooner", "too late", "that's too late", "a bit late for me"},
		language.Later:   {"later", "something later", "anything later", "any later", "later than that", "too early", "that's too early", "a bit early for me"},
		language.Correct: {
			"i meant", "no i meant", "sorry i meant", "^i mean", "no i mean", "i said", "^no i said", "rather", "or rather", "i'd rather", "i would rather", "actually", "instead", "correction", "scratch that", "strike that", "wait no", "no wait", "let me correct", "make that", "^make it", "change that", "change it to", "=not that", "oops", "my mistake", "i misspoke", "i was wrong", "on second thought", "on second thoughts", "i changed my mind", "i've changed my mind", "better make it", "no sorry", "sorry no", "that should be", "it should be", "it's supposed to be",
		},
		language.Backchan:  {"=mhm", "=mm hmm", "=mm", "=uh huh", "=i see", "=got it", "=understood", "=right", "=okay", "=ok", "=aha", "=oh", "=ah", "=yeah", "=yes yes", "=sure sure", "=oh okay", "=oh i see", "=makes sense"},
		language.Hesitates: {"um", "uh", "er", "erm", "hm", "hmm", "^well", "let me think", "let me see", "let's see", "i'm thinking", "how do i say", "how do you say", "what's it called", "you know what", "give me a second to think", "=so"},
	}
}
