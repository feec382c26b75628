// The way to the server: a socket that comes back by itself, and asking every few seconds where
// sockets do not get through. Nothing is guessed: what is shown is what the last frame said.

import { Replica } from "./replica.js";

const VERSION = 1;
const WELCOME_WITHIN = 8000;
const PING_AFTER = 10000;
const DEAD_AFTER = 25000;
const POLL_EVERY = 5000;
const SOCKET_WHILE_POLLING = 30000;
const RETRY_EVERY = 10000;
const SLEPT = 5000;

export class Link {
  /** `topics()` names what to follow; `news()` is called after frames and once a second. */
  constructor({ token, sync, state, seen, topics, news, gone, clock }) {
    Object.assign(this, { token, sync, state, seen, topics, news, gone, clock });
    this.replicas = new Map();
    this.socket = null;
    this.stands = false; // welcomed
    this.failures = 0; // tries in a row that neither socket nor poll answered
    this.polling = false; // the last answer came by poll
    this.newsAt = -Infinity; // steady ms of the last sign of the server
    this.asOf = clock.now(); // server ms of it
    this.pinged = -Infinity;
    this.followed = [];
    this.asking = false;
    this.askedAt = -Infinity; // steady ms of the last poll
    this.comeBack = null; // ms that a `bye` asked for
    this.telling = ""; // the call whose receipt is on its way
    this.known = ""; // the call whose receipt the server has
    this.tellAt = -Infinity; // steady ms before which a receipt that was not taken is not sent again
    this.wall = Date.now(); // what the phone's own clock said at the last watch …
    this.ticked = performance.now(); // … and the steady one, which may stand still in sleep
    this.timer = 0; // of the next try
    this.late = 0; // of a socket that does not come to stand
  }

  start() {
    this.connect();
    setInterval(() => this.watch(), 1000);
    addEventListener("online", () => this.again());
    addEventListener("offline", () => this.watch());
    // A page with an open socket is not kept for the way back.
    addEventListener("pagehide", () => this.drop());
    addEventListener("pageshow", (event) => event.persisted && this.retry());
    document.addEventListener("resume", () => this.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
  }

  /** How long the server has been silent, ms. */
  get silence() {
    return performance.now() - this.newsAt;
  }

  replica(topic) {
    if (!this.replicas.has(topic)) this.replicas.set(topic, new Replica(topic));
    return this.replicas.get(topic);
  }

  /** At once, whatever was planned. */
  retry() {
    this.drop();
    this.connect();
    this.news();
  }

  /** As somebody asks for it, or the network is back: however short ago the last try was. */
  again() {
    this.askedAt = -Infinity;
    this.retry();
  }

  wake() {
    if (!this.stands || this.silence > PING_AFTER || this.slept()) this.retry();
    else this.ping();
  }

  /** Whether the phone's clock has gone on while the steady one stood: the socket may be dead. */
  slept() {
    const [wall, steady] = [Date.now(), performance.now()];
    const ahead = wall - this.wall - (steady - this.ticked);
    [this.wall, this.ticked] = [wall, steady];
    return ahead > SLEPT;
  }

  connect() {
    clearTimeout(this.timer);
    clearTimeout(this.late);
    let socket;
    try {
      socket = new WebSocket(this.sync);
    } catch {
      this.failed();
      return;
    }
    this.socket = socket;
    this.late = setTimeout(() => socket.close(), WELCOME_WITHIN);
    socket.onopen = () => this.send({ t: "hello", v: [VERSION], device: "phone", token: this.token });
    socket.onmessage = ({ data }) => socket === this.socket && this.take(JSON.parse(data));
    socket.onclose = () => socket === this.socket && this.lost();
  }

  drop() {
    const socket = this.socket;
    this.socket = null;
    this.stands = false;
    this.telling = "";
    if (socket) socket.close();
  }

  send(message) {
    if (this.socket && this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  /** Tells the server that a call stands on this page; asked again until the server knows. */
  confirm(call) {
    if (call === this.known || call === this.telling || performance.now() < this.tellAt) return;
    if (this.stands) {
      this.telling = call;
      this.send({ t: "cmd", id: call, op: { op: "confirm_call", call } });
    } else if (this.polling) {
      this.telling = call;
      const told = (answer) => this.told(call, Boolean(answer && answer.ok));
      fetch(this.seen, { method: "POST", body: new URLSearchParams({ call }) }).then(told, () => told(null));
    }
  }

  told(call, known) {
    if (call !== this.telling) return;
    this.telling = "";
    if (known) this.known = call;
    else this.tellAt = performance.now() + POLL_EVERY;
  }

  take(message) {
    this.heard(message.now || message.at);
    if (message.t === "welcome") this.welcomed(message);
    else if (message.t === "pong") this.clock.pong(message.at, message.now);
    else if (message.t === "bye") this.comeBack = message.after_ms;
    else if (message.t === "ack") this.told(message.id, true);
    else if (message.t === "err" && message.id) this.told(message.id, false);
    else if (message.topic && message.t !== "err") this.frame(message);
    this.news();
  }

  heard(serverMs) {
    this.newsAt = performance.now();
    if (serverMs) this.asOf = Math.max(this.asOf, serverMs);
  }

  welcomed(message) {
    clearTimeout(this.late);
    this.clock.welcome(message.now, message.rate);
    this.asOf = message.now;
    this.stands = true;
    this.polling = false;
    this.failures = 0;
    this.followed = [];
    this.follow();
    this.ping();
  }

  /** Follows the topics that are wanted now, each from the position that is here. */
  follow() {
    if (!this.stands) return;
    const wanted = this.topics();
    for (const topic of this.followed) if (!wanted.includes(topic)) this.send({ t: "un", topic });
    for (const topic of wanted) if (!this.followed.includes(topic)) this.subscribe(topic);
    this.followed = wanted;
  }

  subscribe(topic) {
    const pos = this.replica(topic).position;
    this.send(pos ? { t: "sub", topic, pos } : { t: "sub", topic });
  }

  frame(message) {
    if (this.replica(message.topic).take(message) === "resubscribe") this.subscribe(message.topic);
    else this.follow();
  }

  ping() {
    this.pinged = performance.now();
    this.send({ t: "ping", at: Math.round(this.pinged) });
  }

  lost() {
    const stood = this.stands;
    this.socket = null;
    this.stands = false;
    this.telling = "";
    if (stood) this.plan(this.comeBack === null ? 200 + Math.random() * 800 : this.comeBack);
    else this.failed();
    this.comeBack = null;
    this.news();
  }

  /** A socket did not come to stand: ask by poll at once, and try a socket again later. */
  async failed() {
    this.plan(SOCKET_WHILE_POLLING);
    await this.ask();
    this.news();
  }

  plan(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), wait);
  }

  /** Asks for the same snapshots over HTTP. True when the server answered. */
  async poll() {
    const stop = "AbortController" in window ? new AbortController() : null;
    const late = setTimeout(() => stop && stop.abort(), WELCOME_WITHIN);
    try {
      const answer = await fetch(this.state, { signal: stop && stop.signal, cache: "no-store" });
      if (answer.status === 404) this.gone();
      if (!answer.ok) return false;
      this.polled(await answer.json());
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(late);
    }
  }

  polled({ now, rate, frames }) {
    if (this.stands) return;
    this.clock.welcome(now, rate);
    this.heard(now);
    this.polling = true;
    this.failures = 0;
    for (const message of frames) this.replica(message.topic).take(message);
    this.news();
  }

  /** Polls once; without an answer the next try is nearer. */
  async ask() {
    if (this.asking) return;
    const early = this.askedAt + POLL_EVERY - performance.now();
    if (early > 0) {
      this.plan(early);
      return;
    }
    this.asking = true;
    this.askedAt = performance.now();
    const answered = await this.poll();
    this.asking = false;
    if (answered || this.stands) return;
    this.polling = false;
    this.failures += 1;
    this.plan(Math.min(RETRY_EVERY, POLL_EVERY * this.failures) * (1 + Math.random() * 0.2));
  }

  /** Once a second: notice a silent socket, keep polling where that is the way. */
  watch() {
    const idle = performance.now() - this.pinged;
    if (this.slept()) this.retry();
    else if (this.stands && this.silence > DEAD_AFTER) this.retry();
    else if (this.stands && !document.hidden && this.silence > PING_AFTER && idle > PING_AFTER / 2) this.ping();
    else if (this.polling && this.silence > POLL_EVERY) this.ask();
    this.news();
  }
}
