// How instants and waits are said to a customer. The sentences come with the page, one table a language.

export class Says {
  constructor(table, zone) {
    this.table = table;
    this.ordinals = new Intl.PluralRules(table.lang, { type: "ordinal" });
    this.clock = clockIn(zone);
  }

  say(key, values = {}) {
    const text = this.table[key] ?? this.table[`${key}.${values.n}`] ?? this.table[`${key}.other`];
    return fill(text, values);
  }

  ordinal(n) {
    return fill(this.table[`ordinal.${this.ordinals.select(n)}`], { n });
  }

  time(at) {
    return this.clock.format(at);
  }

  /** A range of minutes as `About` · `25–35` · `minutes`; from two hours on in half hours. */
  wait(low, high) {
    const amount = (minutes) => (high <= 120 ? String(minutes) : this._hours(minutes));
    const unit = this.say(high <= 120 ? "wait.minutes" : "wait.hours");
    if (low <= 0) return [this.say("wait.below"), amount(high), unit];
    const figure = this.say("wait.range", { low: amount(low), high: amount(high) });
    return [this.say("wait.about"), figure, unit];
  }

  _hours(minutes) {
    const halves = Math.floor(minutes / 30);
    const whole = Math.floor(halves / 2);
    const half = halves % 2;
    return (whole || !half ? String(whole) : "") + (half ? this.say("wait.half") : "");
  }
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

function clockIn(zone) {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat("en-GB", { ...form, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...form, timeZone: "UTC" });
  }
}
