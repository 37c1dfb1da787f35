import { Words, type MessageOverrides } from './messages.js';
import text from './style.css';

let sheet: CSSStyleSheet | undefined;

// Where a site is rendered on a server there are no elements: the module loads there and defines nothing.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** What our elements share: a shadow root with our style sheet, and words that the page may replace. */
export abstract class KeyriElement extends Base {
    protected readonly shadow: ShadowRoot = this.attachShadow({ mode: 'open' });
    #messages: MessageOverrides = {};

    constructor() {
        super();
        if (sheet === undefined) {
            sheet = new CSSStyleSheet();
            sheet.replaceSync(text);
        }
        this.shadow.adoptedStyleSheets = [sheet];
    }

    /** Words in place of ours; set before the element is connected, or give them as JSON in the attribute. */
    get messages(): MessageOverrides {
        return this.#messages;
    }

    set messages(messages: MessageOverrides) {
        this.#messages = messages;
    }

    protected words(): Words {
        return new Words({ ...this.#messagesOfAttribute(), ...this.#messages });
    }

    /** An attribute that must be there; its absence is the integrator's mistake and says so in the console. */
    protected required(name: string): string {
        const value = this.getAttribute(name);
        if (value === null || value === '') {
            throw new TypeError(`<${this.localName}> needs the attribute ${name}`);
        }
        return value;
    }

    protected announce(name: string, detail: unknown, cancelable = false): boolean {
        return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
    }

    #messagesOfAttribute(): MessageOverrides {
        const attribute = this.getAttribute('messages');
        if (attribute === null) {
            return {};
        }
        try {
            return JSON.parse(attribute) as MessageOverrides;
        } catch {
            console.warn(`<${this.localName}>: the attribute messages is not JSON`);
            return {};
        }
    }
}
