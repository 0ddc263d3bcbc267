/** What pages load to hold maps: `connect(iframe)` and the element `<paper-cosm>`. */
import { defineElement } from './element';

export { connect, type Connection } from './client';
export { defineElement, embedAddress, type PaperCosmElement } from './element';
export type {
  Command,
  CommandFields,
  CommandType,
  EmbedEvent,
  EventFields,
  EventType,
  ViewPatch,
} from './protocol/messages';

// Read on a server, it does nothing.
if (typeof customElements !== 'undefined') defineElement();
