/** Characters that are frequent in the languages of East Asia: single ones, and the standards' own first levels. */

const simplified =
    '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想日实军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运' +
    '爱歌梦夜雨花风泪情曲心恋星雪春秋冬夏红蓝青晴吻伤痛孤独寂寞幸福快乐青春永远忘记想念朋友再见月亮代表周杰伦邓丽君王菲刘德华陈奕迅林俊张学友蔡琴李荣浩后来叶惠城市海阔天空飞翔翼云阳光';
const traditional =
    '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想日實軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運' +
    '愛歌夢夜雨花風淚情曲心戀星雪春秋冬夏紅藍青晴吻傷痛孤獨寂寞幸福快樂青春永遠忘記想念朋友再見月亮代表周杰倫鄧麗君王菲劉德華陳奕迅林俊張學友蔡琴李榮浩後來葉惠城市海闊天空飛翔翼雲陽光';
const japanese =
    '日一人大年出本中子生国言上分後前間時行見月小今新高手女山何話来心木学下東田自思名気部長事会方家同先目実物理本当意味海空花風夜雨雪春夏秋冬夢愛恋歌声音星光涙君僕私永遠世界未来明日昨夜桜川島村松井藤原佐高橋木林森美智和久浩由紀子太郎直洋真陽葉色青赤白黒金天使地球旅道町街駅電車雲虹駆君残酷初恋最後約束希望幸奇跡魔法少女戦士物語絶対運命千本時代上海野中山崎坂宇多田椎名林檎米津玄師';
const korean =
    '이다는에의가을고하지로기사리자도어한은나대시인를서그라아해정일부제수으스상여과들보장있전주비만마우구모조공오동성게관안신적문원소람' +
    '랑너내날봄밤꽃눈별달빛길말맘못좋없아름다운사람노래그대추억이별안녕처음마지막버스커벚엔딩방탄년단아이유소녀시대훈빅뱅블랙핑크트와이세븐틴김광석거울겨여름가을바람하늘바다';

export const commonCharacters = {
    gbk: simplified,
    big5: traditional,
    'euc-kr': korean,
    shift_jis: japanese,
    'euc-jp': japanese,
} as const;

type EastAsian = keyof typeof commonCharacters;

/** Rows of the common half of each standard: GB/T 2312 and JIS X 0208 level 1, Big5 level 1, the syllables of KS X 1001. */
const firstLevels: Readonly<
    Record<EastAsian, readonly [encoding: string, firstRow: number, lastRow: number, firstCell: number]>
> = {
    gbk: ['gbk', 0xb0, 0xd7, 0xa1],
    big5: ['big5', 0xa4, 0xc6, 0x40],
    'euc-kr': ['euc-kr', 0xb0, 0xc8, 0xa1],
    'euc-jp': ['euc-jp', 0xb0, 0xcf, 0xa1],
    shift_jis: ['euc-jp', 0xb0, 0xcf, 0xa1],
};

const known = new Map<EastAsian, ReadonlySet<string>>();

/** What a standard has in its first level, decoded once. */
export function firstLevel(standard: EastAsian): ReadonlySet<string> {
    let level = known.get(standard);
    if (!level) known.set(standard, (level = decodedLevel(standard)));
    return level;
}

function decodedLevel(standard: EastAsian): ReadonlySet<string> {
    const [encoding, firstRow, lastRow, firstCell] = firstLevels[standard];
    const bytes: number[] = [];
    for (let row = firstRow; row <= lastRow; row++)
        for (let cell = firstCell; cell <= 0xfe; cell++) bytes.push(row, cell);
    return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
}
