import type { Settings } from './settings.schema.js';

/** The settings of this process: read once from the environment, checked, frozen. Injected by this class. */
export abstract class Config {}
export interface Config extends Settings {}
