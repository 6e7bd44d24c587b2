package person

// Given names that are common where a language is spoken. They only raise the
// confidence that a word is a name, and give it its base form.
const (
	English = `
James Robert John Michael David William Richard Joseph Thomas Christopher Charles Daniel Matthew Anthony Mark Donald Steven Andrew Paul Joshua
Kenneth Kevin Brian George Timothy Ronald Jason Edward Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin
Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Zachary Douglas Peter Kyle Noah Ethan Jeremy
Christian Walter Keith Austin Roger Terry Sean Gerald Carl Dylan Harold Jordan Jesse Bryan Lawrence Arthur Gabriel Bruce Logan Billy Joe Alan Juan
Elijah Willie Albert Wayne Randy Vincent Mason Roy Ralph Bobby Russell Bradley Philip Eugene Oliver Harry Leo Oscar Archie Theo Freddie Alfie Max
Luke Liam Owen Connor Callum Ewan Hugh Ian Neil Graham Simon Martin Nigel Trevor Stuart Derek Colin Barry Dean Craig Lee Ross Toby Rupert Felix Ned
Tom Tim Jim Bob Bill Ben Sam Dan Mike Dave Steve Chris Matt Nick Tony Andy Rob Rick Jeff Greg Phil Pete Fred Ted Alex Will Josh Jake
Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Karen Sarah Lisa Nancy Sandra Betty Ashley Emily Kimberly Margaret Donna Michelle
Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Dorothy Amy Kathleen Angela Shirley Emma Brenda Pamela Nicole Anna Samantha
Katherine Christine Debra Rachel Carolyn Janet Maria Olivia Heather Helen Catherine Diane Julie Victoria Joyce Lauren Kelly Christina Ruth Joan
Virginia Judith Evelyn Hannah Andrea Megan Cheryl Jacqueline Madison Teresa Abigail Sophia Martha Sara Gloria Janice Kathryn Ann Isabella Judy
Charlotte Julia Alice Jean Denise Frances Danielle Marilyn Natalie Beverly Diana Brittany Theresa Kayla Alexis Doris Lori Tiffany Sophie Chloe
Lucy Ella Mia Amelia Isla Ava Freya Poppy Lily Evie Daisy Phoebe Zoe Holly Molly Imogen Fiona Gillian Claire Jane Kate Katie Liz Beth Becky Jenny
Jess Meg Sue Pam Pat Vicky Sally Wendy Tracy Tina Tara Gemma Leah Eva Nora Nina Rose Ruby Grace Hazel Ivy Erin Eileen Maureen Bridget Siobhan`

	Lithuanian = `
Jonas Petras Antanas Juozas Kazys Vytautas Algirdas Stasys Tomas Mantas Lukas Darius Andrius Mindaugas Gediminas Saulius Rimantas Arvydas Linas
Paulius Marius Marijus Giedrius Audrius Valdas Vaidas Donatas Egidijus Remigijus Romualdas Romas Ričardas Robertas Raimondas Raimundas Ramūnas
Rolandas Rytis Šarūnas Simonas Tadas Titas Vaidotas Valentinas Vilius Virginijus Viktoras Vincas Vladas Vygandas Žilvinas Žygimantas Žydrūnas
Aidas Aivaras Albertas Aleksandras Aleksas Alfredas Algimantas Algis Alvydas Andrejus Aras Arnas Arnoldas Artūras Arūnas Augustas Augustinas Aurimas
Benas Benediktas Benjaminas Bronius Dainius Dalius Danielius Danas Deividas Dominykas Domantas Domas Donatas Dovydas Edgaras Edmundas Eduardas Edvardas
Edvinas Eimantas Elijus Emilis Erikas Ernestas Eugenijus Evaldas Feliksas Gabrielius Gintaras Gintautas Gytis Gvidas Haroldas Henrikas Herkus Ignas
Ignotas Igoris Irmantas Jaunius Jokūbas Julius Jurgis Justas Justinas Karolis Kasparas Kęstutis Klaudijus Kostas Kristijonas Kristupas Laimonas Laimis
Laurynas Leonas Leonardas Liudas Liudvikas Liutauras Martynas Mykolas Matas Mečislovas Modestas Motiejus Narimantas Nerijus Nojus Norbertas Osvaldas
Oskaras Orestas Pijus Povilas Pranas Pranciškus Regimantas Rapolas Rokas Rokas Rimvydas Sigitas Skirmantas Stanislovas Steponas Svajūnas Tauras
Teodoras Valdemaras Valerijus Vincentas Vytenis Zenonas Zigmas Adomas Adas Ąžuolas Joris Jonas Kajus Majus Markas Vėjas Virgilijus Vydas
Ona Marija Janina Irena Rasa Daiva Jolanta Aldona Danutė Genovaitė Regina Rūta Lina Laima Asta Vida Audronė Birutė Dalia Diana Inga Ingrida Jūratė
Kristina Laura Lijana Lolita Loreta Lina Milda Nijolė Nomeda Ramunė Rita Roma Sandra Sigita Simona Skaistė Sonata Stasė Svetlana Valerija Vilma Vaida
Virginija Viktorija Živilė Žaneta Žydrė Agnė Aistė Akvilė Alina Ana Andrėja Anelė Angelė Asta Audra Aurelija Aušra Austėja Barbora Beata Brigita
Bronė Bronislava Deimantė Dovilė Donata Edita Eglė Elena Elžbieta Elvyra Emilija Erika Ernesta Eugenija Evelina Gabija Gabrielė Gerda Giedrė Gintarė
Goda Greta Gražina Ieva Ilona Indrė Irma Julija Juozapota Jurgita Justina Karolina Kamilė Kotryna Laurita Leokadija Liepa Ligita Liucija Liudmila
Liuda Lukrecija Luknė Margarita Marijona Marta Miglė Monika Morta Natalija Neringa Neda Nida Nerija Olga Ona Orinta Patricija Paulina Petronėlė
Raimonda Ramutė Rasita Renata Reda Roberta Rugilė Samanta Sofija Smiltė Stefanija Sabina Saulė Tatjana Teresė Toma Ugnė Urtė Ula Urška Valentina
Vaiva Vanda Veronika Vaidilutė Vilija Vitalija Violeta Zita Zofija Žemyna Žibuoklė Elzė Adelė Amelija Lėja Luknė Medeinė Upė Vakarė
Sergejus Vladimiras Aleksejus Dmitrijus Nikolajus Michailas Ivanas Jevgenijus Olegas Jurijus Anatolijus Konstantinas Maksimas Pavelas Borisas Grigorijus Leonidas
Natalja Irina Jelena Galina Larisa Marina Jekaterina Anastasija Nadežda Oksana Julia Liubov Tamara Vera Zinaida Ana Ksenija Polina Darja
Janas Kšištofas Stanislavas Andžejus Tadeušas Česlavas Zbignevas Ježis Danuta Teresa Helena Božena Krystyna Alicija Bogdana`

	Russian = `
Александр Алексей Анатолий Андрей Антон Аркадий Арсений Артём Артур Богдан Борис Вадим Валентин Валерий Василий Виктор Виталий Владимир Владислав
Вячеслав Геннадий Георгий Герман Глеб Григорий Даниил Данил Денис Дмитрий Евгений Егор Захар Иван Игорь Илья Кирилл Константин Лев Леонид Макар Максим
Марк Матвей Михаил Назар Никита Николай Олег Павел Пётр Роман Руслан Савелий Семён Сергей Станислав Степан Тимофей Тимур Фёдор Филипп Эдуард Юрий
Яков Ярослав Саша Лёша Андрюша Боря Вася Витя Володя Вова Гена Гоша Гриша Даня Дима Женя Ваня Костя Лёня Миша Коля Паша Петя Рома Сеня Серёжа Стас Федя
Юра Слава Толя Макс
Анна Анастасия Алина Алла Алёна Алиса Александра Ангелина Антонина Валентина Валерия Варвара Василиса Вера Вероника Виктория Галина Дарья Диана Ева
Евгения Екатерина Елена Елизавета Жанна Зинаида Зоя Инна Ирина Карина Кира Клавдия Кристина Ксения Лариса Лидия Любовь Людмила Майя Маргарита Марина
Мария Милана Надежда Наталья Наталия Нина Оксана Олеся Ольга Полина Раиса Регина Римма Светлана Софья София Тамара Татьяна Ульяна Эвелина Юлия Яна
Аня Настя Алёнка Саня Ася Валя Вика Галя Даша Лена Лиза Зина Ира Катя Ксюша Лара Люба Люда Рита Маша Надя Наташа Оля Поля Света Соня Таня Юля
Арам Армен Ашот Гаянэ Карен Левон Нарек Рубен Тигран Ануш Анаит Мариам Нарине Сона
Йонас Томас Мантас Лукас Дариус Андрюс Миндаугас Гедиминас Витаутас Саулюс Ромас Линас Раса Рута Дайва Эгле Юрате Кристина Агне`

	Armenian = `
Արամ Արմեն Աշոտ Արթուր Արսեն Անդրանիկ Արա Արտակ Արտաշես Արտյոմ Ալեքսանդր Ալեն Արման Արտուր Բագրատ Բաբկեն Գագիկ Գարիկ Գևորգ Գեղամ Գուրգեն Գոռ Գրիգոր
Դավիթ Դանիել Էդգար Էդուարդ Էրիկ Էմիլ Զավեն Զոհրաբ Երվանդ Թաթուլ Թորոս Իգոր Իվան Լևոն Լևոնիկ Խաչիկ Խաչատուր Կարեն Կամո Կարապետ Կոստանդին Հակոբ Համլետ
Հայկ Հովհաննես Հովիկ Հարություն Հրանտ Հրայր Հրաչյա Ղազար Մանվել Մարտին Մհեր Միքայել Մելիք Մուշեղ Նարեկ Նվեր Ներսես Նորայր Շանթ Պավել Պետրոս Պողոս
Ռազմիկ Ռաֆայել Ռոբերտ Ռուբեն Ռուդիկ Սահակ Սամվել Սարգիս Սերգեյ Սերոբ Սեդրակ Սևակ Սիմոն Սուրեն Սպարտակ Ստեփան Վազգեն Վահագն Վահան Վահե Վահրամ Վարդան
Վարուժան Վիգեն Վիկտոր Վլադիմիր Տարոն Տիգրան Րաֆֆի Ֆելիքս Մարկ Դավիթ Մոնթե Նաիրի
Անի Աննա Անահիտ Անուշ Անժելա Ալինա Ալիսա Ալլա Ամալյա Անգելինա Աստղիկ Արմինե Արփինե Արուսյակ Արեգնազ Գայանե Գոհար Գոհարիկ Դիանա Եվա Ելենա Երանուհի Զարուհի
Զարինե Էլեն Էլինա Էմմա Թագուհի Թամարա Ժաննա Ժենյա Իննա Իրինա Լաուրա Լենա Լիանա Լիլիթ Լիլիա Լուսինե Լուսիկ Կարինե Կարինա Կամիլլա Կնարիկ Հասմիկ Հայարփի Հեղինե
Հերմինե Հռիփսիմե Հրաչուհի Մանե Մանյա Մարգարիտա Մարիա Մարիամ Մարինե Մարինա Մերի Մելինե Մոնիկա Մարո Նազելի Նաիրա Նանե Նառա Նարե Նարինե Նելլի Նինա Նունե
Նվարդ Շուշան Շուշանիկ Ռիմա Ռիտա Ռուզաննա Ռուզան Սաթենիկ Սաթեն Սեդա Սիլվա Սիրանուշ Սիրուն Սյուզաննա Սոնա Սոֆյա Սոֆի Սուսաննա Վարդուհի Վարսենիկ Վիկտորյա
Վիոլետա Տաթև Տաթևիկ Օֆելյա Օլգա Քրիստինե Ֆլորա Յանա Յուլյա Հասմիկ Աիդա`

	// ArmenianLatin and RussianLatin are the same names in English text.
	ArmenianLatin = `
Aram Armen Ashot Arsen Artak Gagik Garik Gevorg Gor Grigor Davit Hayk Hovhannes Karen Levon Narek Ruben Samvel Sargis Suren Tigran Vahagn Vahan Vahe
Vardan Vazgen Ani Anahit Anush Arpine Astghik Gayane Hasmik Karine Lilit Lusine Mane Mariam Nare Narine Ruzanna Sona Tatev Zara`
	RussianLatin = `
Aleksandr Alexey Aleksei Andrei Andrey Boris Dmitry Dmitri Evgeny Igor Ivan Konstantin Maxim Mikhail Nikolai Nikita Oleg Pavel Roman Sergei Sergey Vladimir
Yuri Anastasia Ekaterina Elena Galina Irina Larisa Ludmila Marina Natalia Natasha Nadezhda Oksana Olga Svetlana Tatiana Vera Yulia Ksenia Daria`
)
