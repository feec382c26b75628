// The server's clock as this phone knows it: the offset of the least round trip of the last eight.

export class ServerClock {
  constructor(now, steady = () => performance.now()) {
    this.steady = steady;
    this.rate = 1;
    this.samples = [];
    this.base = { server: now, steady: steady() };
  }

  now() {
    return Math.round(this.base.server + (this.steady() - this.base.steady) * this.rate);
  }

  /** A new connection begins its own samples: the phone may have slept. */
  welcome(now, rate) {
    this.rate = rate || 1;
    this.samples = [];
    this.base = { server: now, steady: this.steady() };
  }

  /** `sent` is the steady ms of the ping, `now` the server's clock in its answer. */
  pong(sent, now) {
    const got = this.steady();
    const sample = { trip: got - sent, server: now + ((got - sent) / 2) * this.rate, steady: got };
    this.samples = [...this.samples.slice(-7), sample];
    this.base = this.samples.reduce((best, one) => (one.trip < best.trip ? one : best));
  }
}
