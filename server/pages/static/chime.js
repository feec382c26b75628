// Two soft notes below 1.5 kHz and a vibration. A browser lets a page sound only after a touch.

export class Chime {
  constructor() {
    this.context = null;
    this.on = false;
  }

  static get possible() {
    return "AudioContext" in window;
  }

  async turn(on) {
    this.on = on;
    if (!on) return;
    if (!this.context) this.context = new AudioContext();
    await this.context.resume();
    this.ring();
  }

  call() {
    // Before the first touch a browser refuses both, and complains.
    const touched = !navigator.userActivation || navigator.userActivation.hasBeenActive;
    if (navigator.vibrate && touched) navigator.vibrate([200, 100, 200]);
    if (this.on) this.ring();
  }

  ring() {
    const start = this.context.currentTime + 0.02;
    this._note(784, start, 0.45);
    this._note(587, start + 0.28, 0.62);
  }

  _note(pitch, start, length) {
    const tone = this.context.createOscillator();
    const volume = this.context.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.5, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + length);
    tone.connect(volume).connect(this.context.destination);
    tone.start(start);
    tone.stop(start + length);
  }
}
