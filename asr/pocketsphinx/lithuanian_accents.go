package pocketsphinx

// The accents are tables of [accentRule]s. On the left side are the sounds of
// LIEPA, on the right ARPAbet; "#" is the word's edge.

// broadAccent takes the nearest English sound for each, as it is written.
const broadAccent = `
[A I]=AY | [A U]=AW | [A]=AA | [A_]=AA
[B]=B | [C]=T S | [C2]=CH | [CH]=HH | [D]=D | [DZ]=D Z | [DZ2]=JH
[E I]=EY | [E]=EH | [E_]=AE | [E3_]=EY
[F]=F | [G]=G | [H]=HH
[I E]=IY AH | [I]=IY | [I_]=IY | [IO_]=AO | [IU]=UH | [IU_]=UW | [J.]=Y
[K]=K | [L]=L | [M]=M | [N]=N | [O_]=AO | [P]=P | [R]=ER
[S]=S | [S2]=SH | [T]=T
[U O_]=UW AO | [U I]=UH Y | [U]=UH | [U_]=UW
[V]=V | [Z]=Z | [Z2]=ZH`

// narrowerAccent hears what English has no letter for. A softened consonant
// before a back vowel or an open one glides into it: "devynių" ends like
// "new", "pusę" in -sya, "ne" in -ya. Long u is far back in the mouth, where
// American English has it only before l ("cool", not "coo"). The diphthongs ie
// and uo are not as open at their ends as broad has them, and n before k and g
// is that of "sing".
const narrowerAccent = `
[E I]=EY | [E]#=Y AE | [E_]=Y AA
[I E]=IY EH | [IU]=Y UH | [IU_]=Y UW L
[N K]=NG K | [N G]=NG G
[U O_]=OW | [U_]=UW L`

// telephoneBand has what voices lose on a telephone line, and what an
// English ear makes of the rest. The hiss of s is above the band: what is left
// of it is f or h. A rolled r is one tap with a vowel before it; d is made at
// the teeth, as in "the"; long o is that of "all".
const telephoneBand = `
J. [E]#=AA | [E_]=Y AA | [E3_]=IH | [E U]=EH OW
[C]=T TH | [CH]=K | [DZ2]=JH Y
N [D]=DH | [D]A_=DH
[G]N=D
S2 [I]=UW | [I]U_ O_ A=Y | S2 [I_]=Y IY | [IU]=UW L
[J.]#=IY
[K]I E I_ E3_ IO_ IU IU_=K Y
[N K]IO_ IU IU_=N IY K Y | # [N]E=N IY
[O_]=AO L | [U O_]=OW AO
[S]#=F | [S]T K=HH | # [S]U=T S | [S]A=F | I [S]=F
# [S2]=CH | [S2]=SH Y
[T]I E V=K
T [V]=UW
[Z]=S | [Z2]=Y`

// dampedAccent has what is left of words whose sounds follow each other fast: a
// hiss before e is no more than a glide, a stop between two others voiced, and
// m and n at a syllable's end are in the vowel before them.
const dampedAccent = `
# [S2 I_]#=K HH IY | # [S2]E=K Y | # [S]E=TH Y | S2 S [E]=AH | # [P E]=K AY AH
[S2 T]A_=CH | [S2]IO_=CH Y
# [R I_]=DH UH EH IY | T [R E]C2=UH EH Y AH | T [R]I I_=UH EH | T [R]=UH | [C2]E_=CH
[I_]L=IY Y | [L]I=UW | IO_ [L]I=UH | [K T]A_=K IH D
P [T I N T]A_=T Y AH D | [I N T]A_=Y AH D | [U N T]A_=W AH D | [I R T]A_=Y UH T
[Z]D=F | [D]E=B Y | D [E]S2=AH IH | S2 [I]M=Y UW
A [D I E N I_]#=UH Y IY Y EH IY Y IY | A [D I E N]=UH Y IY Y EH NG`

// lowVoice and highVoice differ in what men's and women's voices leave of a
// sound in that band. They were measured with synthetic ones.
const (
	lowVoice = `
V [A]=AO | [A I]=AA IY | [A U]=AA L | [A]L=AO | [A]D=UH
[C2]=T SH
A [D]I E=D Y | [D]I E=DH Y | E [D]=G
[E I]=EH IY | N [E]#=Y AE | [E]#=Y UW | D R C2 [E]=Y AH
[I E]=IY AH | P [I]=EH | [I]R=EH | [IU_]=UW L | R [IO_]=Y AO | [IO_]=AO L
[L]A=W L | [L]I I_=R | P [L]=L L
[M]A A_=AH M
A [N]T D=N D | [N]E I_=N IY
T K [R]=AH R | U U_ O_ [R]=W | E [R]A=L | I [R]M=IY | I [R]=ER | # [R]=AH R
[R]E I=AH R | [R]A=DH ER | [R]A_=DH | [R]=R
[S]=TH
N [T]A=D | [P]#=B
[U I]=UW IY | [U_]#=UW L
# [V]A=W | # [V]=M | [V]=UW`

	highVoice = `
[A U]=AO L | [A]D=AY | T [A_]=Y AA
[D]I E=G | # [D]=DH
[E I]=UH IY | [E]#=AE | [E]T=EY | K [E]=EY | P [E]=AY | [E]N=EH | [E]=Y EH
[I E]=Y IY EH | P [I]=AY | [I]R=EH | [IU_]=Y UW L
[L]A=N | [L]I=IY L | P [L]=UW
[N]I_ D=NG | [N]E=N Y | E [N]=EH N | [N]T=IH N
[P]I E=K
# [R]=DH ER | U_ U [R]=T | O_ [R]=IY | E [R]A=R IY | [R]A A_ O_=T | T K [R]=IH R | I [R]=ER | [R]E I=IH R | [R]=R
[S]=HH
[T]R=K | S [T]=TH | S2 [T]=CH
[U I]=UH IY | [U]=UH | [U_]#=UH L | [U_]=UW L
# [V]=DH | [V]=M`
)
