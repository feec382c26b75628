// A phone's copy of its topics: the third applier. It never goes back and never guesses.

export class Replica {
  constructor(topic) {
    this.topic = topic;
    this.records = new Map();
    this.position = null; // [epoch, seq]
    this.at = 0; // server ms of the last frame that was applied
  }

  /** Takes `s`, `d` or `hb` and answers "applied", "ignored" or "resubscribe". */
  take(frame) {
    if (frame.t === "s") return this._snapshot(frame);
    if (frame.t === "d") return this._delta(frame);
    return this._heartbeat(frame);
  }

  _snapshot(frame) {
    const here = this.position;
    if (here && here[0] === frame.epoch && frame.q < here[1]) return "ignored";
    this.records = new Map();
    return this._apply(frame);
  }

  _delta(frame) {
    const here = this.position;
    if (!here || here[0] !== frame.epoch || frame.f > here[1]) return "resubscribe";
    return frame.q <= here[1] ? "ignored" : this._apply(frame);
  }

  _heartbeat(frame) {
    const here = this.position;
    return !here || here[0] !== frame.epoch || frame.q > here[1] ? "resubscribe" : "ignored";
  }

  _apply(frame) {
    for (const change of frame.changes) {
      if (change.c === "p") this.records.set(`${change.r.kind}/${change.r.id}`, change.r);
      else this.records.delete(`${change.kind}/${change.id}`);
    }
    this.position = [frame.epoch, frame.q];
    this.at = Math.max(this.at, frame.at);
    return "applied";
  }

  get(kind, id) {
    return this.records.get(`${kind}/${id}`) || null;
  }

  of(kind) {
    return [...this.records.values()].filter((record) => record.kind === kind);
  }
}

/** The order in which people wait: the published line first, then who joined since, by `order`. */
export function inOrder(places, published) {
  const waiting = new Map(places.map((place) => [place.id, place]));
  const named = published.filter((tag) => waiting.has(tag));
  const seen = new Set(named);
  const late = places
    .filter((place) => !seen.has(place.id))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return [...named.map((tag) => waiting.get(tag)), ...late];
}
