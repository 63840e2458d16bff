/** Words that titles of each script are full of, without capitals and accents: one that is met is hardly there by chance. */
const words: readonly string[] = [
    'любовь любви люблю сердце ночь ночи песня песни жизнь весна дождь звезда звезды небо солнце море снег лето осень зима дорога время день мама слова мой моя мне тебя меня она они это что как где для без под про над все нет когда город война мир дом друг свет ветер огонь вальс романс группа кино',
    'αγαπη αγαπης αγαπω ζωη ζωης καρδια καρδιες μου σου του της τον την και για δεν ειναι ενα μια στη στο στην στον νυχτα ερωτας θαλασσα ματια φως τραγουδι ουρανος ονειρο ονειρα χρονια μανα ελλαδα ηλιος φεγγαρι θελω παιδι παιδια κοσμος γυναικα αστερια βροχη μονο ποτε εγω εσυ σαν μες ανοιξη δρομος πολη χορος',
    'שיר שירים אהבה אהבת של לא את אני אתה לב הלב לילה שלום ירושלים ים שמש חיים אמא אבא יום על כל אם מי מה זה היא הוא בלי ערב ישראל ילדה ילד עולם שמיים רוח גשם אור דרך ארץ בית אלוהים רק עם אותך שלי שלך חי חלום',
    'حب الحب حبك حبي حبيبي حبيبتي قلب قلبي القلب ليل الليل ليلة يا عمري عمر روح روحي عين عيون عيني انت انا اغنية اغاني ما لا من في على كل يوم شمس القمر قمر بحر نار وطني سلام دنيا زمان غالي شوق هوى الهوى',
    'รัก ความรัก หัวใจ ใจ เธอ ฉัน ไม่ คน ฟ้า ฝน คืน วัน เพลง ดาว แม่',
];

const frequent = new Set(words.flatMap((list) => list.split(' ')));

const letterRun = /[\p{L}\p{M}]+/gu;

/** How many letters of a text are in such words of two letters and more. */
export function frequentLetters(text: string): number {
    let letters = 0;
    for (const [word] of text.matchAll(letterRun)) {
        if (word.length < 2) continue;
        const plain = word
            .toLowerCase()
            .normalize('NFD')
            .replaceAll(/[\u0300-\u036f]/g, '');
        if (frequent.has(word) || frequent.has(plain)) letters += word.length;
    }
    return letters;
}
