// How instants and waits are said to a customer. The sentences come with the page, one table a language.

const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

export class Says {
  constructor(subjects, zone) {
    this.table = { ...subjects };
    for (const subject in subjects)
      for (const key in subjects[subject]) this.table[`${subject}.${key}`] = subjects[subject][key];
    this.clock = clockIn(zone);
  }

  say(key, values = {}) {
    const { table } = this;
    const counted = () => [values.n, this.category("plurals", values.n), "other"].map((kind) => `${key}.${kind}`);
    const text = table[key in table ? key : counted().find((each) => each in table)];
    return text.replace(/\{(\w+)\}/g, (_, name) => this.apart(name in values ? String(values[name]) : ""));
  }

  ordinal(n) {
    return this.table[`ordinal.${this.category("ordinals", n)}`].replace("{n}", n);
  }

  /** What something is called in this language; in the house's own where nobody said it. */
  named(name, names) {
    return (names && names[this.table.lang]) || name;
  }

  /** A desk's name with its usual word in this language; others are the house's own and stay. */
  desk(name) {
    const [, word] = /^([A-Za-z]+)[ \u00a0]+(?=[0-9A-Za-z]*[0-9])[0-9A-Za-z]{1,3}$/.exec(name) || [];
    const key = word && `desk.${word.toLowerCase()}`;
    return key in this.table ? name.replace(word, this.table[key]) : name;
  }

  /** The plural category of a number: rows of category, modulus (0: none), first and last. */
  category(rules, n) {
    const of = (modulus) => (modulus ? n % modulus : n);
    const row = Number.isInteger(n) && this.table[rules].find(([, by, first, last]) => first <= of(by) && of(by) <= last);
    return row ? row[0] : "other";
  }

  /** A value in a sentence of the other direction is set apart, or it would turn it round. */
  apart(value) {
    const foreign = LEFTWARD.test(value) !== (this.table.dir === "rtl");
    return value && foreign ? `\u2068${value}\u2069` : value;
  }

  time(at) {
    return this.clock.format(at);
  }

  /** A range of minutes as `About` · `25–35` · `minutes`; from two hours on in half hours. */
  wait(low, high) {
    const kind = low <= 0 ? "below" : "about";
    const hours = Math.floor(high / 30) / 2;
    const [unit, n] = high <= 120 ? ["minutes", high] : ["hours", hours];
    const amount = (minutes) => (high <= 120 ? String(minutes) : this._hours(minutes));
    const figure = low <= 0 ? amount(high) : this.say("wait.range", { low: amount(low), high: amount(high) });
    return [this.say(`wait.${kind}`), figure, this.say(`wait.${kind}_${unit}`, { n })];
  }

  /** The parts of a wait on one line. */
  line(wait) {
    return wait.filter(Boolean).join(" ");
  }

  /** A place in one line, with its wait where one is known. */
  summary(place, wait) {
    if (!wait) return this.say("place.summary_plain", { place });
    const sentence = this.line(wait);
    return this.say("place.summary", { place, wait: sentence.slice(0, 1).toLowerCase() + sentence.slice(1) });
  }

  _hours(minutes) {
    const halves = Math.floor(minutes / 30);
    const whole = Math.floor(halves / 2);
    const half = halves % 2;
    return (whole || !half ? String(whole) : "") + (half ? this.say("wait.half") : "");
  }
}

function clockIn(zone) {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat("en-GB", { ...form, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...form, timeZone: "UTC" });
  }
}
