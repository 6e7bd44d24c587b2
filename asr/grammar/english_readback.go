package grammar

// englishReadBackRules are the answers to a visit that is read back: yes, no,
// and what was understood wrong of it, the name, the time, the number or the
// service. Who puts something right mostly says "no" first.
const englishReadBackRules = `
<confirm-answer> = /16/ <yes> | /10/ <no> | /1/ <call-off> | /12/ <denial> <put-right> | /1.5/ <put-right> | /0.8/ <wrong-part> | /3/ <aside>;

<denial> = /8/ no | /0.7/ no no | /0.5/ no sorry | /0.4/ sorry | /0.5/ no wait | /0.3/ wait no | /0.8/ actually | /0.4/ no actually | /0.25/ yes but | /0.3/ nope | /0.3/ no that's wrong;
<call-off> = no cancel [it | that] | no don't [book it] | no i changed my mind | no i've changed my mind | no leave it | no forget it | no not yet | /0.5/ don't book it | no sorry | no nothing;
<put-right> = /6/ <time-right> | /3/ <name-right> | /2.5/ <number-right> | /1.5/ <service-right> | /0.5/ change (it | the time | the day | the name | the number) [please];
<wrong-part> = [no] (the | my) (name | number | time | day) (is wrong | isn't right | is not right) | [no] that's the wrong (name | number | time | day | date | service) | [no] (wrong | not the right) (name | number | time | day) | [no] that's not my (name | number) | [no] you got (my | the) (name | number | time | day) wrong;

<time-right> = /14/ <timed> | /1.5/ i said <wish> | /1.5/ make it <wish> | /1/ it's <moment> | /1/ i (want | wanted | meant) <wish> | /0.7/ not <day> <day> | /0.5/ not <clock> <clock> | /0.7/ (can | could) (we | you) (do | make it) <wish> [instead] | /0.5/ i (want | wanted) the <part> | /0.5/ the <part> [one];
<name-right> = /4/ it's <whole-name> | /3/ my name is <whole-name> | /1.5/ the name is <whole-name> | /0.7/ it is <whole-name> | /0.7/ i said <whole-name> | /0.7/ i'm <whole-name> | /1.5/ <first-name> <family-name> | /0.7/ <known-name> |
  /0.7/ it's <first-name> | /0.4/ it's <family-name> | /0.3/ not <first-name> <first-name> | /0.3/ not <family-name> <family-name> | /0.3/ my (last | family) name is <family-name> | /0.3/ my first name is <first-name> | /0.15/ [it's] <family-name> <spelled>;
<whole-name> = /10/ <first-name> <family-name> | /1.5/ (mister | missus | miss | doctor) <family-name> | /5/ <known-name>;
<number-right> = /2/ it's <digits> | /4/ my number is <digits> | /2/ the number is <digits> | /0.5/ it is <digits> | /0.5/ my phone number is <digits> | /1/ <digits> | /0.4/ i said <digits> |
  /2/ (it | the number | my number) ends (in | with) <few-digits> | /0.7/ ends (in | with) <few-digits> | /1.5/ the last (digit is <nonzero> | two digits are <few-digits> | three digits are <few-digits> | four digits are <few-digits> | digits are <few-digits>) | /0.4/ not <nonzero> <nonzero> | /0.4/ <few-digits> (at the end | not <few-digits>);
<few-digits> = /3/ <zero-digit> <zero-digit> | /2/ <zero-digit> <zero-digit> <zero-digit> | /1/ <zero-digit> <zero-digit> <zero-digit> <zero-digit> | /0.5/ double <zero-digit> | /0.7/ <tens> | /0.3/ <nonzero>;
<service-right> = /3/ [a | an | the] <service-term> | /3/ (i want | i'd like | i need | i said | i wanted) [a | an | the] <service-term> | /2/ (it's | it's for) [a | an | the] <service-term> | /0.7/ not [a | an | the] <service-term> [a | an | the] <service-term>;
`
