import type { FirebreakServices } from '../services.ts';

/** Registers all checks of the text. */
export function registerChecks(_services: FirebreakServices): void {}
