// What the server refused. status 0: nothing came back. detail: its sentence for the reader.

export class Problem extends Error {
  constructor(status, detail = "") {
    super(detail);
    Object.assign(this, { status, detail });
  }
  // The same request may be taken later.
  get passing() {
    return [0, 401, 408, 429].includes(this.status) || this.status >= 500;
  }
}
