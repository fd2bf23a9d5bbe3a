import type { Element } from './element.ts';
import type { Fraction, Milliseconds, PerSecond } from './quantities.ts';
import type { Source } from './source.ts';

/** How much arrives, when. */
export type Load =
    | { readonly shape: 'poisson'; readonly rate: PerSecond }
    | { readonly shape: 'constant'; readonly rate: PerSecond }
    | { readonly shape: 'ramp'; readonly from: PerSecond; readonly to: PerSecond; readonly over: Milliseconds }
    | { readonly shape: 'burst'; readonly requests: number; readonly every: Milliseconds }
    | { readonly shape: 'closed'; readonly users: number; readonly think: Milliseconds };

/** What people do with the system. */
export interface Scenario extends Element {
    readonly kind: 'scenario';
    readonly steps: readonly ScenarioStep[];
    readonly load?: Load;
}

/** One step of a scenario, as written out. */
export type ScenarioStep =
    | {
          readonly step: 'calls' | 'publishes';
          /** Id of the acting element. */
          readonly from: string;
          /** Id of the element or operation, or of the event. */
          readonly to: string;
          readonly label?: string;
          readonly source: Source;
      }
    | { readonly step: 'par'; readonly steps: readonly ScenarioStep[]; readonly source: Source }
    | {
          readonly step: 'alt';
          readonly condition: string;
          /** Share of those who come to it that take its first way; absent where nobody says. */
          readonly share?: Fraction;
          readonly steps: readonly ScenarioStep[];
          readonly otherwise: readonly ScenarioStep[];
          readonly source: Source;
      }
    | {
          readonly step: 'loop';
          readonly label: string;
          /** How often it is gone through, one or more; absent where nobody says. */
          readonly times?: number;
          readonly steps: readonly ScenarioStep[];
          readonly source: Source;
      };
