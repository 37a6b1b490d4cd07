// @ts-check
/** `{count, plural, one {# reply} other {{names} and # replies}}`; the forms may hold places, nothing deeper. */
const plural = /\{(\w+), plural, one \{((?:[^{}]|\{\w+\})*)\} other \{((?:[^{}]|\{\w+\})*)\}\}/g;

/**
 * Sentences, dates and numbers in the member's language, from one flat catalogue.
 *
 * A sentence may hold places, `{name}`, and plurals, `{count, plural, one {…} other {…}}`, where `#` is the number.
 */
export class Words {
  /**
   * @param {string} language @param {Record<string, string>} catalogue
   * @param {string} [locale] the language as spoken where the member is, for dates and numbers: `en-GB`
   */
  constructor(language, catalogue, locale = language) {
    this.language = language;
    this.catalogue = catalogue;
    /** @type {Promise<any> | undefined} the rest of the catalogue, once asked for */
    this.later = undefined;
    this.locale = locale;
    this.plurals = new Intl.PluralRules(language);
    this.clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
    this.dayOfYear = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
    this.fullDay = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
    this.shortDay = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
    this.shortYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
    this.moment = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });
    this.rest = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
    /** @type {Map<string, any>} what was formatted with, or to, already */
    this.known = new Map();
    this.list = new Intl.ListFormat(locale, { type: "conjunction" });
  }

  /** The sentence for a key, without its group's prefix: `web.`, or `later.` for what is loaded when it is needed. @param {string} key @param {Record<string, any>} [values] */
  say(key, values = {}) {
    const sentence = this.catalogue[`web.${key}`] ?? this.catalogue[`later.${key}`] ?? key;
    return this.filled(sentence.replace(plural, (_whole, name, one, other) => {
      const count = Number(values[name]);
      const form = this.plurals.select(count) === "one" ? one : other;
      return form.replace(/#/g, this.number(count));
    }), values);
  }

  /** @param {string} sentence @param {Record<string, any>} values */
  filled(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? this.number(value) : String(value);
    });
  }

  /** @param {number} value */
  number(value) {
    return this.once("number", () => new Intl.NumberFormat(this.locale)).format(value);
  }

  /** Counts stop at 1,000. @param {number} count */
  count(count) {
    return count >= 1000 ? "999+" : String(count);
  }

  /** A language's name, in the member's own or another. @param {string} code @param {string} [language] */
  languageName(code, language = this.language) {
    return this.once(`language ${code} ${language}`, () => new Intl.DisplayNames([language, "en"], { type: "language" }).of(code) ?? code);
  }

  /** @param {number} at */
  time(at) {
    return this.clock.format(at);
  }

  /** @param {number} at @param {number} now */
  day(at, now) {
    const [then, today] = [new Date(at), new Date(now)];
    const isThisYear = then.getFullYear() === today.getFullYear();
    return this.once(`${isThisYear} ${then.toDateString()}`, () => (isThisYear ? this.dayOfYear : this.fullDay).format(at));
  }

  /** A sentence of the server's, its moments where the member is: docs/PROTOCOL.md, section 2. @param {string} said */
  placed(said) {
    return said.replace(/\b(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC\b/g, (_whole, day, time) =>
      this.once("placed", () => new Intl.DateTimeFormat(this.locale, { dateStyle: "medium", timeStyle: "short" })).format(new Date(`${day}T${time}Z`)));
  }

  /** How long ago, in one short word: `14 min`, `3 h`, `2 Mar`. @param {number} at @param {number} now */
  age(at, now) {
    const minutes = Math.floor((now - at) / 60000);
    if (minutes < 1) return this.say("time.now");
    if (minutes < 60) return this.unit(minutes, "minute");
    if (minutes < 24 * 60) return this.unit(Math.floor(minutes / 60), "hour");
    if (minutes < 7 * 24 * 60) return this.unit(Math.floor(minutes / 1440), "day");
    return (minutes < 300 * 1440 ? this.shortDay : this.shortYear).format(at);
  }

  /** @param {number} value @param {string} unit */
  unit(value, unit) {
    return this.once(unit, () => new Intl.NumberFormat(this.locale, { style: "unit", unit, unitDisplay: "short" })).format(value);
  }

  /** A size as people say it: `184 kB`. @param {number} bytes */
  bytes(bytes) {
    const at = bytes < 1000 ? 0 : bytes < 1e6 ? 1 : 2;
    const value = bytes / 1000 ** at;
    const unit = ["byte", "kilobyte", "megabyte"][at];
    return this.once(`${unit} ${value < 10}`, () => new Intl.NumberFormat(this.locale, { style: "unit", unit, unitDisplay: at ? "short" : "long", maximumFractionDigits: value < 10 && at ? 1 : 0 })).format(value);
  }

  /** What is dear to make is made once; a list's worth is kept. @template Made @param {string} key @param {() => Made} make @returns {Made} */
  once(key, make) {
    if (!this.known.has(key)) {
      if (this.known.size > 400) this.known.clear();
      this.known.set(key, make());
    }
    return this.known.get(key);
  }
}

/** A refusal in words: why, and what would work. @param {{say: string, try?: string}} refusal */
export const sentence = (refusal) => (refusal.try ? `${refusal.say} (${refusal.try})` : refusal.say);

/** The best of the offered languages for what the browser prefers. @param {readonly string[]} wished @param {string[]} offered */
export function chooseLanguage(wished, offered) {
  const found = wished.map((one) => one.toLowerCase().split("-")[0]).find((one) => offered.includes(one));
  return found ?? offered[0];
}
