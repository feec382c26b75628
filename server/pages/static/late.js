// A wait that became longer than we said: the same as `late.py` computes on the server.

const REASONS = 2;
const MINUTE = 60000;
const STEP = 5 * MINUTE;

export function late(views, shown, wait, now, says) {
  const { own } = views;
  const [saidMin, at, causes] = own.apology;
  const by = promised(own.promised_by);
  // Two topics tell the wait and the apology: a wait that is older was the one before.
  const another = views.line && views.line.at >= at && beyond(views) !== 0;
  const holds = wait && by !== null && now <= by && !another;
  const told = holds ? [says.say("late.now"), says.time(by), ""] : wait;
  return {
    ...shown,
    state: "late",
    strip: [],
    above: "",
    said: says.say("late.said", { wait: says.wait(0, saidMin).slice(1).join(" ") }),
    lead: told ? told[0] : "",
    answer: told ? told[1] : "",
    unit: told ? told[2] : "",
    wait: told ? "" : shown.wait,
    place: "",
    nth: shown.nth || says.say("late.next"),
    sorry: says.say("late.sorry"),
    because: because(causes, says) || shown.why,
    ask: "",
    why: "",
    summary: says.summary(shown.place || shown.answer, told),
  };
}

export function promised(by) {
  return by === null ? null : Math.ceil(by / STEP) * STEP;
}

/** 1 or -1 where the wait ends clearly after or before what was promised. */
export function beyond({ own, line, row }) {
  if (own.promised_by === null || !row) return 0;
  const over = line.at + row[2] * MINUTE - own.promised_by;
  const spare = STEP + Math.floor((row[2] * MINUTE) / 4);
  return over > spare ? 1 : over < -spare ? -1 : 0;
}

function because(causes, says) {
  const said = causes.map(([kind, what, at]) => reason(kind, what, at, says));
  return [...new Set(said)].slice(0, REASONS).join(" ");
}

function reason(kind, what, at, says) {
  const key = `late.${kind}`;
  if (kind === "overtaken" || kind === "busy") return says.say(key);
  const known = what && (at !== null || kind === "long_service");
  return says.say(known ? key : `${key}_plain`, { desk: says.desk(what), time: at === null ? "" : says.time(at) });
}
