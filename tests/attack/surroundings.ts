/** What no input may do to its surroundings: change the language's own objects, or ask for anything over the network. */
const NATIVE = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Function.prototype];
const listKeys = () => NATIVE.map((one) => Reflect.ownKeys(one).map(String).sort().join()).join(' ');

export interface Watch {
  /** What has happened since, in words. */
  faults(): string[];
  stop(): void;
}

/** Watches prototypes and `fetch`, which answers nothing until it is stopped. */
export function watchSurroundings(): Watch {
  const keys = listKeys();
  const { fetch } = globalThis;
  const asked: string[] = [];
  globalThis.fetch = (input) => {
    asked.push(`asked for ${input instanceof Request ? input.url : String(input)}`);
    return Promise.reject(new Error('No request is allowed here.'));
  };
  return {
    faults: () => [...asked, ...(listKeys() === keys ? [] : ['a prototype of the language was changed'])],
    stop: () => void (globalThis.fetch = fetch),
  };
}
