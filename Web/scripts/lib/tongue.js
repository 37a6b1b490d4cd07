// @ts-check
/**
 * What language a text is written in, as far as its script and its small words say so clearly; else nothing. It is a
 * guess for readers aloud and for search, so being silent is better than being wrong.
 */

/** The languages that one can choose. */
export const tongues = ["en", "fr", "es", "de", "it"];

/** Small words by language; those of languages that are not told apart further only keep their kin silent. @type {Record<string, string>} */
const small = {
  en: "the and is are was were you have has not with this that for they we what would there which from will can your but it to of i in be do don't it's i'm at on an my me our his her their if so no only all any who how when then than your",
  fr: "le la les des est et vous nous pas que qui dans pour une avec sur ce cette mais il elle je c'est sont du de un en au aux plus tout ou où bien j'ai on qu'il d'un l'on n'est ça son sa ses vos votre nos notre leur leurs par sans après avant entre tous toute fait être était dont deux même aussi",
  es: "el la los las es y que en de un una no con por para se lo está esta pero como más muy yo nosotros hay del al son qué tiene su si sí cuando también nos todo su sus ya sin sobre entre cada antes después porque ser donde quien ha he",
  de: "der die das und ist nicht ich wir ihr sie ein eine einen mit für auf den dem zu von im auch noch aber was wie es hat sind wird kann oder bei nach wenn am schon mir uns du dein deine bis vor nur dass sein seine diese dieser dieses ohne man werden haben hat mein alle zum zur als um",
  it: "il lo la gli le è e che di un una non per con sono ma come più del della nel alla ci si anche questo questa io noi hai ho c'è l'ho da al perché cosa quando se dei delle ha suo sua prima dopo fra tra dove quello quella sul sulla dalla nei degli lo gli chi vi",
  pt: "o os as é e que em de um uma não com por para se mas como mais muito eu nós há do da ao são você também isso na no dos das foi",
  nl: "de het een en is niet ik wij je van voor op met zijn maar wat dat die ook aan te er als naar om bij nog heeft kan",
  ca: "el la els les és i que en de un una no amb per se però com més molt jo hi ha del al són també aquest aquesta si",
  sv: "och är att det som en ett inte jag vi på med för av till den har kan men om du ikke og jeg er et af på ikkje",
  pl: "i w na nie się jest to że z do co jak ale o ten po od za tak czy dla już są mnie był",
  la: "et in est non ad cum sed ut quod qui ex ab per sunt",
};

/** @type {Map<string, string[]>} the languages of each small word */
const languagesOf = new Map();
for (const [language, words] of Object.entries(small)) {
  for (const word of words.split(" ")) languagesOf.set(word, [...languagesOf.get(word) ?? [], language]);
}

/** Scripts that one language alone writes with. @type {[string, RegExp][]} */
const scripts = [["ja", /[\u3040-\u30ff]/gu], ["ko", /\p{Script=Hangul}/gu], ["el", /\p{Script=Greek}/gu], ["th", /\p{Script=Thai}/gu], ["ka", /\p{Script=Georgian}/gu], ["hy", /\p{Script=Armenian}/gu]];

/** So much of a text is looked at, in characters. */
const most = 1500;
/** The first is this much clearer than the second, has so many small words, and they are so much of the text. */
const clearer = 1.5;
const fewest = 2;
const share = 0.2;
/** @type {Map<string, string | undefined>} */
const known = new Map();

/** @param {string} text Markdown @returns {string | undefined} a language tag; nothing where it is not clear */
export function tongueOf(text) {
  const key = text.slice(0, most);
  if (!known.has(key)) {
    if (known.size > 1000) known.clear();
    known.set(key, guessed(key));
  }
  return known.get(key);
}

/** @param {string} text */
function guessed(text) {
  const said = text.replace(/```[\s\S]*?(```|$)|`[^`]*`|https?:\S+|^>.*$|[@#/][\w/.-]+|\w+:\S+|:\w+:/gmu, " ").normalize("NFC").toLowerCase().replaceAll("’", "'");
  const letters = said.match(/\p{L}/gu)?.length ?? 0;
  const script = scripts.find(([, letter]) => (said.match(letter)?.length ?? 0) > letters * 0.3);
  if (script && letters > 2) return script[0];
  const words = said.match(/[\p{L}\p{M}']+/gu) ?? [];
  /** @type {Record<string, number>} */
  const scores = {};
  const hits = new Map();
  for (const word of words) {
    for (const language of languagesOf.get(word) ?? []) {
      // A word of many languages says little.
      scores[language] = (scores[language] ?? 0) + 1 / (languagesOf.get(word)?.length ?? 1);
      hits.set(language, (hits.get(language) ?? 0) + 1);
    }
  }
  const [first, second] = Object.entries(scores).sort(([, a], [, b]) => b - a);
  if (!first || !tongues.includes(first[0])) return undefined;
  const count = hits.get(first[0]);
  const isClear = first[1] >= 1.2 && first[1] >= clearer * (second?.[1] ?? 0) && count >= fewest && count >= words.length * share;
  return isClear ? first[0] : undefined;
}
