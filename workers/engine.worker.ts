import { expose } from 'comlink';
import { createEngine } from './engine';
import { withTransfers } from './with-transfers';

expose(withTransfers(createEngine()));
