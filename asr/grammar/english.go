package grammar

import "budi/language"

func englishRules() ruleSet {
	s := parseRules(englishTimeRules + englishTalkRules + englishAnswerRules + englishReadBackRules)
	s.put("first-name", ranked(englishMen, englishWomen)+" | "+baltic(language.English, lithuanianFirstNames))
	s.put("family-name", ranked(englishFamilyNames)+" | "+baltic(language.English, lithuanianFamilyNames))
	return s
}

// englishTimeRules are days, times of day and wishes about them.
const englishTimeRules = `
<weekday> = monday | tuesday | wednesday | thursday | friday | /0.7/ saturday | /0.3/ sunday;
<month> = january | february | march | april | may | june | july | august | september | october | november | december;
<nth> = first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | eleventh | twelfth | thirteenth |
  fourteenth | fifteenth | sixteenth | seventeenth | eighteenth | nineteenth | twentieth | twenty first | twenty second |
  twenty third | twenty fourth | twenty fifth | twenty sixth | twenty seventh | twenty eighth | twenty ninth | thirtieth | thirty first;
<date> = [the] <nth> of <month> | <month> [the] <nth> | [the] <nth>;
<hour> = one | two | three | four | five | /0.7/ six | /0.7/ seven | eight | nine | ten | eleven | twelve;
<late-hour> = thirteen | fourteen | fifteen | sixteen | seventeen | eighteen | nineteen;
<minutes> = thirty | fifteen | forty five | /0.3/ twenty | /0.3/ ten | /0.2/ forty | /0.2/ fifty | /0.1/ oh five | /0.1/ twenty five | /0.1/ thirty five | /0.1/ fifty five;
<past> = half past <hour> | [a] quarter past <hour> | [a] quarter to <hour> | /0.3/ (five | ten | twenty | twenty five) [minutes] (past | to) <hour> | /0.2/ half <hour>;
<half-day> = a m | p m | in the morning | in the afternoon | /0.5/ in the evening;
<clock> = /4/ <hour> | /2/ <hour> o'clock | /2/ <hour> <minutes> | /2/ <past> | /1.5/ <hour> <half-day> | <hour> <minutes> <half-day> |
  /0.4/ <hour> o'clock <half-day> | /0.4/ <past> <half-day> | /0.4/ <late-hour> [<minutes> | o'clock | hundred] | /0.5/ noon | /0.3/ midday;
<part> = morning | afternoon | /0.5/ evening | /0.2/ lunchtime;
<part-time> = in the <part> | /0.5/ early in the <part> | /0.3/ late in the <part> | first thing [in the morning] | /0.5/ after work | /0.5/ after lunch | /0.3/ before lunch | /0.2/ at lunchtime | /0.3/ (early | late) <part>;
<bounded> = /6/ at <clock> | /2/ <clock> | /1.5/ after <clock> | before <clock> | /1.5/ around <clock> | /0.7/ about <clock> | /0.4/ from <clock> | /0.3/ by <clock> |
  /0.3/ not before <clock> | /0.2/ (any time | sometime) (after | before) <clock> | /0.4/ between <hour> and <hour> | /0.3/ from <hour> to <hour>;
<relative> = /3/ today | /5/ tomorrow | [the] day after tomorrow | /0.3/ in (two | three | a few) days | /0.3/ in a week | /0.2/ in two weeks | /0.1/ a week from <weekday>;
<week> = next week | this week | /0.3/ the week after next | /0.2/ later this week | /0.2/ at the weekend | /0.2/ this weekend | /0.1/ early next week | /0.2/ next month;
<day> = /3/ on <weekday> | /4/ <weekday> | /2/ next <weekday> | this <weekday> | /0.5/ <weekday> next week | /0.5/ next week on <weekday> | /3/ <relative> |
  /1.5/ on <date> | /1.5/ <date> | /0.7/ <weekday> <date>;
<day-part> = <weekday> <part> | tomorrow <part> | this <part> | /0.5/ next <weekday> <part> | /0.3/ on <weekday> <part>;
<moment> = /5/ <day> | /5/ <day> <bounded> | /2/ <bounded> | /1/ <bounded> <day> | /3/ <day-part> | /1.5/ <day> <part-time> | <part-time> | /0.7/ <day-part> <bounded> | /1.5/ <week> | /0.4/ <week> <part-time>;
<soon> = as soon as possible | the earliest [you have | possible | one] | any time | whenever | whenever you have a (slot | space | gap) | [the] first available | the next available [one | appointment] | the sooner the better | straight away | right now | any day | it doesn't matter | i don't mind | you choose | what do you have;
<wish> = /12/ <moment> | /2/ <soon> | /0.8/ <day> or <day> | /0.3/ <day> or <day> <part-time> | /0.3/ <bounded> or <clock> | /0.4/ not <day> | /0.2/ any day but <weekday> | /0.2/ any day except <weekday> |
  /0.3/ any time <moment> | /0.2/ <moment> but not <moment>;
<time-lead> = how about | what about | can i come [in] | could i come [in] | can we do | do you have anything | do you have [something | a slot] | is there anything | have you got anything | i'd like | i would like | i'd like to come |
  i'd prefer | i can do | i can come | let's say | let's do | make it | maybe | preferably | would it be possible | i need | it has to be | is <day> possible;
<time-tail> = please | if possible | would be good | would be great | would be fine | works [for me] | is fine | is good | is best | suits me | would suit me | if that's okay | then | instead | thanks | thank you | would be better;
<filler> = um | uh | well | so | okay | er | right | ah | hmm | oh;
`

// englishTalkRules are what callers say in every state.
const englishTalkRules = `
<yes> = /8/ yes | /2/ yeah | /1.5/ yes please | yep | sure | /0.5/ of course | /1.5/ okay | /0.7/ that's right | /0.7/ correct | /0.5/ that's correct | /0.7/ right | /0.5/ exactly | /0.5/ perfect | /0.7/ that's fine |
  /0.5/ sounds good | /0.4/ that's good | /0.5/ great | /0.4/ fine | /0.3/ absolutely | /0.3/ definitely | /0.3/ go ahead | /0.3/ yes that's right | /0.3/ yes it is | /0.3/ yes i am | /0.3/ yes i do | /0.3/ i do | /0.3/ please do |
  /0.4/ yes thank you | /0.3/ yes that's fine | /0.3/ yes that works | /0.3/ that works | /0.2/ that would be great | /0.2/ book it | /0.2/ yes book it [please] | /0.2/ please | /0.2/ uh huh | /0.2/ mhm | /0.2/ it is | /0.2/ alright;
<no> = /8/ no | /2.5/ no thanks | /2.5/ no thank you | nope | /0.5/ not really | /0.7/ that's wrong | /0.5/ that's not right | /0.5/ no that's wrong | /0.3/ no that's not right | /0.3/ no it isn't | /0.3/ not quite | /0.3/ wrong | /0.3/ incorrect | /0.3/ no i don't | /0.2/ i don't think so | /0.2/ no it's not;
<repeat> = /2/ pardon | /2/ sorry | /0.5/ sorry what | excuse me | can you repeat [that | it] [please] | could you repeat [that | it] [please] | could you say that again [please] | say that again [please] | what did you say | repeat [that] [please] | i didn't catch that | i didn't hear [you | that] | i didn't understand | what | once more [please];
<slower> = [can you | could you | please] (slow down | speak [more] slowly | speak slower) [please] | slower please;
<louder> = [can you | could you | please] (speak up | speak louder) [please] | louder please | i can't hear you;
<human> = operator | receptionist | a (human | person) [please] | can i (speak | talk) to (someone | somebody | a person | a human | the manager | the receptionist) [please] |
  i (want | would like | need) to (speak | talk) to (someone | somebody | a person | a human | the manager | a real person) | i'd like to (speak | talk) to (someone | somebody | a person | a human | the manager | a real person) [please] | is there a real person | put me through [please] | put me through to (someone | the manager) | real person [please] | let me talk to a (human | person);
<give-up> = cancel | stop | never mind | forget it | i changed my mind | start again | start over | go back | help | what can i say | what can you do;
<bye> = /2/ goodbye | /2/ bye | bye bye | thank you goodbye | thanks bye | thank you bye | okay bye | that's all [thank you | thanks] | that's everything [thank you | thanks] | nothing else [thank you | thanks] | no that's all [thank you | thanks] | no that's it [thank you | thanks] | that's it [thank you | thanks];
<thanks> = /3/ thank you | /2/ thanks | thank you very much | okay thank you | okay thanks | great thank you;
<wait> = /2/ hold on | one moment [please] | just a (moment | second | minute) [please] | wait [a moment | a second | please] | let me (think | check | see) | i'm not sure | /2/ i don't know | hang on;
<halt> = /3/ stop | /1.5/ stop please | /1.5/ please stop | stop stop | stop please stop | /0.5/ stop it [please] | /0.5/ stop talking | /0.5/ that's enough | /2/ wait | /1.5/ wait wait | /0.5/ wait no | /0.5/ wait stop | /1.5/ no wait | /0.5/ no stop |
  /2/ no no | /2/ no no no | /0.5/ no no wait | /0.5/ no hold on | /1.5/ hold on | /0.5/ hold on hold on | hold on a (second | moment | minute) | hang on [a (second | moment | minute)] | /0.5/ just wait | /0.5/ okay stop;
<listening> = /2/ mhm | mm hmm | uh huh | /2/ i see | /1.5/ got it | all right | /0.5/ okay i see | /0.3/ oh i see | /0.3/ yeah yeah | /0.3/ right right | /0.3/ okay okay;
<hello> = /3/ hello | /2/ hi | good (morning | afternoon | evening) | hello (good (morning | afternoon | evening)) | hey | hi there | are you there | hello are you there;
<price> = how much (is | does) it [cost] | how much is it | how much will it (be | cost) | how much does that cost | what does it cost | what's the price | what is the price | how much would that be | /4/ how much (is | are | for | would be) [a | an | the] <service-term> | /2/ how much (does | would | will) [a | an | the] <service-term> cost |
  /2/ what does [a | an | the] <service-term> cost | /2/ (what's | what is) the price (of | for) [a | an | the] <service-term> | /2/ how much (is | for) [a | an | the] <service-term> for [a | an | my] <class-term> | price of [a | an] <service-term> | can you tell me the price (of | for) [a | an | the] <service-term> | what are your prices;
<length> = how long does it take | how long will it take | how long does [a | an | the] <service-term> take | how long is [a | an | the] <service-term>;
<hours> = what time (do you (open | close) | are you open) [<relative> | on <weekday>] | when (do you (open | close) | are you open) [<relative> | on <weekday>] | what are your [opening] hours | are you open (<relative> | on <weekday> | on sundays | on saturdays | at the weekend | now) | until what time are you open | opening hours [please];
<place> = where are you | where are you located | what's your address | what is your address | how do i (get there | find you) | is there parking | where can i park | do you have parking | address please | what's your phone number;
<robot> = are you a (robot | machine | computer | real person | human) | am i (talking | speaking) to a (robot | machine | computer | real person | human) | is this a (robot | machine | recording);
<speak> = do you speak (russian | lithuanian | english | armenian) | (can we | could we | can i) speak (russian | lithuanian | english | armenian) | in (russian | lithuanian | armenian) please;
<message> = [can i | could i | i'd like to | i want to] leave a message [please] | take a message [please] | (can | could) (you | someone | somebody) call me back [please] | [please] call me back | ask (them | him | her | <staff-term>) to call me [back];
<urgent> = it's urgent | this is urgent | it's an emergency | this is an emergency | emergency | i need help [now | urgently] | it's not urgent;
<late> = i'm running late | i will be late | i'm going to be [ten minutes | a bit] late | i'm late;
<complaint> = i want to (complain | make a complaint) | i'd like to (complain | make a complaint) | i'm not happy [with (the | your) (service | work)];
<list> = what services do you (have | offer | do) | what do you do | what do you offer | do you do [a | an] <service-term> | do you (offer | have) [a | an] <service-term>;
<aside> = /3/ <repeat> | /2/ <halt> | /1.5/ <listening> | /0.3/ <slower> | /0.3/ <louder> | /2/ <human> | <give-up> | /1.5/ <bye> | <thanks> | <wait> | /0.5/ <hello> | /2/ <price> | /0.7/ <length> | <hours> | /0.7/ <place> | /0.5/ <robot> | /0.4/ <speak> | /0.7/ <message> | /0.7/ <urgent> | /0.2/ <late> | /0.2/ <complaint> | /0.4/ <list> | <phrase>;
`

// englishAnswerRules are the answers in each state, and free requests.
const englishAnswerRules = `
<timed> = /5/ <wish> | /2/ <time-lead> <wish> | /2/ <wish> <time-tail> | <time-lead> <wish> <time-tail>;
<time-core> = /4/ <timed> | <filler> <timed>;
<time-answer> = /12/ <time-core> | /0.8/ <yes> | /0.8/ <no> | /0.6/ (no | yes | actually) <timed> | /3/ <aside> | /0.3/ book <timed>;

<ordinal> = first | second | third | last;
<pick> = [the] <ordinal> [one] | number (one | two | three) | option (one | two | three) | the (earliest | latest | earlier | later) [one] | /0.3/ (one | two | three);
<picked> = /6/ <pick> | /12/ <option> | /1/ the one (at | on) <option> | /2/ <option> (please | is fine | works | would be good | is good | works for me | sounds good | is perfect | would be great | then);
<pick-lead> = i'll take | i'd like | i will take | let's take | let's do | let's go for | can i have | could i have | yes | okay | i'd prefer | book | maybe | how about | i want | please book | i'd go for | <filler>;
<refuse> = neither | neither of (them | those | these) | none | none of (them | those | these) [work | works | suit me] | none of (them | those) [work | suit me] | something (else | later | earlier) | [no] (later | earlier) [please] | [do you have] (anything | something) (else | later | earlier) | another (day | time) [please] | (any | what) other (times | days) | no (something | anything) (later | earlier) | a different (day | time) | i can't [make (it | that | those)] | what else do you have;
<choice-answer> = /10/ <picked> | /6/ <pick-lead> <picked> | /2/ <pick> please | /4/ <refuse> | /0.5/ no <refuse> | /3/ <timed> | /0.6/ no <timed> | /1/ <yes> | /1/ <no> | /2/ <aside>;

<full-name> = /10/ <first-name> <family-name> | /2.5/ <first-name> | /0.8/ <family-name> | /0.4/ (mister | missus | miss | doctor) <family-name> | /6/ <known-name>;
<letter> = a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r | s | t | u | v | w | x | y | z | zed;
<letter-as> = a as in (alpha | apple) | b as in (bravo | bob) | c as in (charlie | cat) | d as in (delta | dog) | e as in (echo | edward) | f as in (foxtrot | fox) | g as in (golf | george) | h as in (hotel | henry) |
  i as in india | j as in (juliet | john) | k as in (kilo | king) | l as in (lima | london) | m as in (mike | mary) | n as in (november | nancy) | o as in (oscar | orange) | p as in (papa | peter) | q as in (quebec | queen) |
  r as in (romeo | robert) | s as in (sierra | sugar) | t as in (tango | tom) | u as in (uniform | uncle) | v as in victor | w as in (whiskey | william) | x as in x-ray | y as in (yankee | yellow) | z as in (zulu | zebra);
<spelled> = (/30/ <letter> | /1/ double <letter> | /2/ <letter-as>)+;
<spells> = /3/ <spelled> | /1/ (it's | that's | it is) [spelled] <spelled> | /0.3/ spelled <spelled> | /0.3/ i'll spell it <spelled>;
<letters-answer> = /8/ <spelled> | /1/ <spells> | /0.5/ <one-name> <spelled> | /0.3/ <one-name> | /0.3/ no | /0.3/ <yes> | /0.3/ <aside>;
<letters-right-answer> = /8/ <yes> | /4/ <no> | /2/ no <spelled> | /1/ <spelled> | /1/ that's (all | it) | /0.5/ no <one-name> | /0.5/ <aside>;
<name-filler> = um | uh | er | well | so | yes | okay;
<name-lead> = /4/ my name is | /3/ it's | /2/ i'm | /2/ it is | /2/ i am | this is | the name is | the name's | name is | for | under | yes it's | yes my name is | <name-filler>;
<part-name> = [my] (last | family) name is <family-name> | my surname is <family-name> | [my] first name is <first-name>;
<one-name> = /3/ <first-name> | /1.5/ <family-name> | /0.4/ (mister | missus | miss | doctor) <family-name> | /3/ <known-name>;
<name-answer> = /6/ <full-name> | /10/ <name-lead> <full-name> | /0.8/ <spells> | /0.5/ <full-name> <spells> | /0.3/ <part-name> | /0.4/ (yes | yeah | yes please | that's right | correct) | /0.4/ (no | nope | no that's wrong) | /0.4/ no [it's | my name is] <full-name> | /0.1/ i said <full-name> | /0.5/ <aside>;

<nonzero> = one | two | three | four | five | six | seven | eight | nine;
<zero-digit> = /1/ zero | /9/ <nonzero>;
<oh-digit> = /1/ oh | /9/ <nonzero>;
<tens> = ten | eleven | twelve | thirteen | fourteen | fifteen | sixteen | seventeen | eighteen | nineteen | (twenty | thirty | forty | fifty | sixty | seventy | eighty | ninety) [one | two | three | four | five | six | seven | eight | nine];
<zero-digits> = (/12/ <zero-digit> | /0.3/ double <zero-digit> | /0.1/ triple <zero-digit> | /0.7/ <tens> | /0.1/ <nonzero> hundred)+;
<oh-digits> = (/12/ <oh-digit> | /0.3/ double <oh-digit> | /0.1/ triple <oh-digit> | /0.7/ <tens> | /0.1/ <nonzero> hundred)+;
<digits> = /3/ [plus] <zero-digits> | /2/ [plus] <oh-digits> | /1/ zero <zero-digits> | /0.7/ oh <oh-digits>;
<phone-lead> = /3/ it's | /2/ my number is | my phone number is | the number is | it is | yes it's | yes | no it's | no | <filler> | call me on | you can (call | reach) me on;
<phone-answer> = /8/ <digits> | /5/ <phone-lead> <digits> | /1.5/ <yes> | /1.5/ <no> | /1/ (this | that | the same) (one | number) | /0.5/ use (this | the same) (one | number) | /0.5/ the number i'm calling from | /0.5/ yes (this | the same) number | /2/ <aside>;

<who> = /6/ <staff-term> | /1/ (anyone | anybody | whoever [is free] | any (doctor | master) | it doesn't matter | i don't mind | no preference | either | the first available);
<staff-answer> = /8/ <who> | /3/ (with | to) <who> | /2/ (i'd like | i'd prefer | i want | can i have) <who> | /1/ <who> please | /1/ <yes> | /1/ <no> | /0.5/ <timed> | /2/ <aside>;
<branch-answer> = /8/ <option> | /3/ (the | in | at) <option> | /2/ <pick> | /1/ <yes> | /1/ <no> | /2/ <aside>;
<rating-number> = one | two | three | four | five | six | seven | eight | nine | ten;
<rating-answer> = /8/ <rating-number> | /1/ [a] <rating-number> out of (five | ten) | /1/ (excellent | very good | good | okay | fine | bad | very bad | terrible | not good | great | perfect) | /0.5/ (<yes> | <no>) | <aside>;

<number> = <rating-number> | <tens> | /0.5/ (twenty | nineteen) <tens> | /0.5/ two thousand [and] <tens> | /0.3/ one hundred | /0.3/ two hundred;
<thing> = /4/ <class-term> | /3/ <detail-term> | <class-term> <detail-term>;
<detail-answer> = /8/ <thing> | /4/ (it's | it is | i have | i've got | for | that's | my) [a | an] <thing> | /2/ <number> | /1/ (it's | it is | he's | she's) <number> [years old | months old] | /2/ <yes> | /2/ <no> | /1/ <wait> | <request> | /2/ <aside>;

<please-book> = /3/ i'd like to book | /2/ i want to book | /2/ i'd like to make an appointment for | /2/ i need | /2/ can i book | can i get | could i book | could i get | can i have | could i have | i'd like to have | /2/ i'd like | i would like | i would like to book | i want | i need to book | i'm calling to book | i'm calling about | i'm looking for | do you have a slot for | can you book me in for | can you book me | book me in for | book | i'm interested in | i was wondering if i could book | is it possible to book | i'd like to come in for | i'd like to come for | i need an appointment for | can i make an appointment for | i'd like an appointment for | appointment for | i'd like to schedule | schedule;
<for-what> = for [a | an | my] <class-term> | for my (car | dog | cat | son | daughter | wife | husband | pet | van);
<with-whom> = with <staff-term>;
<bare-book> = i'd like to (book | make) an appointment | i want to (book | make) an appointment | can i (book | make | have | get) an appointment | i need an appointment | i'd like an appointment | i'd like to come in | i need to come in | i'd like to book [a visit | an appointment] | book an appointment | make an appointment | i'd like to make a booking | can i come [in];
<book> = /8/ <please-book> [a | an | the] <service-term> | /4/ <please-book> [a | an | the] <service-term> <wish> | /2/ <please-book> [a | an | the] <service-term> <for-what> | /1.5/ <please-book> [a | an | the] <service-term> <for-what> <wish> | /1.5/ <please-book> [a | an | the] <service-term> [<wish>] <with-whom> |
  /4/ <service-term> | /1.5/ <service-term> <wish> | /4/ <bare-book> | /3/ <bare-book> <wish> | /1/ <bare-book> <with-whom> [<wish>] | /1/ can i come [in] <wish> [for [a | an] <service-term>] | /0.5/ <wish> for [a | an] <service-term>;
<free> = when are you free | when can i come [in] | do you have anything [free | available] [<wish>] | are you free <wish> | is there anything [free | available] <wish> | what times do you have [<wish>] | when is your next [free | available] (slot | appointment) | what's your next available (slot | appointment) | do you have (any | a) (slots | slot | space) <wish> | when is <staff-term> (free | available | working) | is <staff-term> (in | working | available | free) <relative>;
<move> = [i'd like to | i want to | i need to | can i | could i] (move | reschedule | change | postpone) (my | the) (appointment | booking | visit) [to <wish>] [please] | i (can't | cannot) (make it | come) [<day>] [can i (come | move it) <wish>] | can (we | i) move it to <wish>;
<cancel> = [i'd like to | i want to | i need to | can i | could i | please] cancel (my | the) (appointment | booking | visit) [please | <day>] | i (can't | cannot) come [<day>];
<check> = when is my (appointment | booking | visit) | what time is my (appointment | booking | visit) | do i have an appointment [<day>] | i'd like to (check | confirm) my (appointment | booking);
<request-core> = /10/ <book> | /2.5/ <price> | /1/ <length> | /1.5/ <hours> | /1/ <place> | /1.5/ <free> | /1.5/ <move> | /1.5/ <cancel> | /0.7/ <check> | /0.7/ <list> | /1.5/ <human> | /0.8/ <message> | /0.8/ <urgent> | /1.2/ <phrase> | /0.6/ <late> | /0.5/ <complaint>;
<greeted> = /4/ <request-core> | /1.5/ <hello> <request-core> | /1/ <filler> <request-core> | /1/ <request-core> please | /0.3/ <hello> <filler> <request-core> | /0.3/ (yes | okay | so) <request-core>;
<request> = /20/ <greeted> | /0.7/ <yes> | /0.7/ <no> | /0.5/ <thanks> | /1/ <bye> | /0.7/ <hello> | /1/ <repeat> | /0.5/ <slower> | /0.3/ <louder> | /0.4/ <robot> | /0.5/ <speak> | /0.5/ <wait> | /0.3/ <give-up> | /0.7/ <timed> | /0.5/ <halt> | /0.5/ <listening>;
<more> = /4/ <no> | /1.5/ <yes> | /4/ <bye> | /2/ <thanks> | /2/ no (that's all | thank you | that's it | thanks) [<bye>] | /6/ <greeted> | /1/ yes <request-core> | /0.5/ <repeat> | /0.3/ <wait> | /0.3/ <timed> | /0.5/ <halt> | /0.5/ <listening>;
<service-answer> = /6/ <service-term> | /3/ [a | an | the] <service-term> please | /4/ <please-book> [a | an | the] <service-term> | /2/ (it's for | for) [a | an | the] <service-term> | /1/ (no | yes) [a | an | the] <service-term> | /4/ <greeted> | /0.5/ <yes> | /0.5/ <no> | /0.5/ <wait> | /0.5/ <repeat> | /0.3/ <list> | /0.5/ <halt> | /0.5/ <listening>;
`
