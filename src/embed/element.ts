/** `<paper-cosm src ui theme bg step mode>`: a map as an element of a page. */
import { connect, type Connection } from './client';

/** What goes into the query of the embed's address. */
const PRESENTATION = ['ui', 'theme', 'bg', 'keys', 'wheel', 'motion', 'still'] as const;

/** In a plain page the map is part of it, and so are the keys and the wheel. */
const INLINE = { keys: 'own', wheel: 'on', bg: 'transparent' } as const;

/**
 * The address of the embed: `src` is that of the embed page or of the workbench, with or without a view in its hash.
 *
 * @throws TypeError when it is no web address
 */
export function embedAddress(src: string, base: string, attributes: ReadonlyMap<string, string>): string {
  const url = new URL(src, base);
  if (!/^(https?|file|blob|data):$/.test(url.protocol))
    throw new TypeError(`Papercosm: “${src}” is no address that a frame can show.`);
  if (
    /^(https?|file):$/.test(url.protocol) &&
    !/\/embed(\/(index\.html)?)?$/.test(url.pathname) &&
    !/\.html$/.test(url.pathname)
  )
    url.pathname = `${url.pathname.replace(/\/?$/, '/')}embed/`;
  const isInline = attributes.get('mode') === 'inline';
  for (const name of PRESENTATION) {
    const usual = isInline ? (INLINE as Partial<Record<string, string>>)[name] : undefined;
    const value = attributes.get(name) ?? (url.searchParams.has(name) ? undefined : usual);
    if (value !== undefined) url.searchParams.set(name, value === '' ? '1' : value);
  }
  return url.href;
}

/** What the element answers to; declared apart, so that the class can be made where there is a browser only. */
export interface PaperCosmElement extends HTMLElement {
  /** The wire to the map; null before the element is on a page, or without `src`. */
  readonly connection: Connection | null;
}

function createClass(): CustomElementConstructor {
  return class PaperCosm extends HTMLElement implements PaperCosmElement {
    static readonly observedAttributes = ['src', 'step', 'mode', 'title', ...PRESENTATION];

    #iframe: HTMLIFrameElement | null = null;
    #connection: Connection | null = null;

    get connection(): Connection | null {
      return this.#connection;
    }

    connectedCallback(): void {
      this.#open();
    }

    /** The frame goes with the element, and its graphics with the frame. */
    disconnectedCallback(): void {
      this.#connection?.close();
      this.#connection = null;
      this.#iframe?.remove();
      this.#iframe = null;
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (!this.isConnected || before === now) return;
      if (name === 'step') this.#goToStep();
      else if (name === 'title') this.#iframe?.setAttribute('title', this.#title());
      else if (name === 'theme' || name === 'bg') this.#greet();
      else this.#open();
    }

    /** Properties that were set before the element was known are as good as attributes. */
    #adopt(): void {
      for (const name of ['src', 'step', 'mode', ...PRESENTATION]) {
        const value = Object.getOwnPropertyDescriptor(this, name)?.value as unknown;
        if (typeof value === 'string' || typeof value === 'number') {
          Reflect.deleteProperty(this, name);
          this.setAttribute(name, String(value));
        }
      }
    }

    #open(): void {
      this.#adopt();
      const src = this.getAttribute('src');
      if (!src) return this.disconnectedCallback();
      const given = new Map(Array.from(this.attributes, ({ name, value }) => [name, value]));
      const address = embedAddress(src, this.baseURI, given);
      if (this.#iframe) {
        if (this.#iframe.src !== address) this.#iframe.src = address;
        return;
      }
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      const iframe = this.ownerDocument.createElement('iframe');
      iframe.src = address;
      iframe.title = this.#title();
      iframe.loading = 'lazy';
      iframe.allow = 'fullscreen; clipboard-write; web-share';
      // Without a scheme of its own the frame stays transparent whatever scheme the page has.
      iframe.style.cssText = 'display:block;width:100%;height:100%;border:0;color-scheme:normal';
      // The page's own rules for the element come before these.
      const style = this.ownerDocument.createElement('style');
      style.textContent = ':host{display:block;aspect-ratio:16/9}:host([hidden]){display:none}';
      root.replaceChildren(style, iframe);
      this.#iframe = iframe;
      const connection = connect(iframe);
      this.#connection = connection;
      connection.on('ready', () => this.#goToStep());
      for (const type of ['ready', 'step', 'view', 'select', 'key', 'state'] as const)
        connection.on(type, (detail) => this.dispatchEvent(new CustomEvent(`papercosm-${type}`, { detail })));
    }

    #title(): string {
      return this.getAttribute('title') ?? 'Map of papers';
    }

    #goToStep(): void {
      const step = Number(this.getAttribute('step') ?? NaN);
      if (Number.isInteger(step) && step >= 0) void this.#connection?.goTo(step).catch(() => undefined);
    }

    #greet(): void {
      const theme = this.getAttribute('theme') ?? 'auto';
      const bg = this.getAttribute('bg');
      if (theme !== 'auto' && theme !== 'light' && theme !== 'dark') return;
      this.#connection?.hello({ theme, ...(bg === null ? {} : { bg }) });
    }
  };
}

/** Makes `<paper-cosm>` known to the page. Another version that came before stays. */
export function defineElement(registry: CustomElementRegistry = customElements): void {
  if (!registry.get('paper-cosm')) registry.define('paper-cosm', createClass());
}
