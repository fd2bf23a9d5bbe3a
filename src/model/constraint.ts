import type { Element } from './element.ts';
import type { Source } from './source.ts';

/** Rules that the users made for their own system. */
export interface Constraint extends Element {
    readonly kind: 'constraint';
    readonly severity?: 'error' | 'warning' | 'info';
    readonly statements: readonly ConstraintStatement[];
}

/** Which elements a statement speaks of. */
export type Selector =
    /** An element by id; a context stands for all that is in it. */
    | { readonly by: 'element'; readonly id: string }
    /** All of a kind: `service`, `store`, `external` … */
    | { readonly by: 'kind'; readonly kind: string }
    | { readonly by: 'tag'; readonly tag: string }
    /** All that a team owns. */
    | { readonly by: 'team'; readonly id: string }
    /** All of a kind inside an element: `stores of Payments`. */
    | { readonly by: 'kind-of'; readonly kind: string; readonly of: string }
    | { readonly by: 'and'; readonly all: readonly Selector[] }
    | { readonly by: 'not'; readonly not: Selector };

/** What one element does with another. */
export type ConstraintVerb = 'call' | 'read' | 'write' | 'publish' | 'consume';

/** One sentence of a constraint. */
export type ConstraintStatement =
    | {
          readonly says: 'may-not' | 'only-may';
          readonly subject: Selector;
          readonly verbs: readonly ConstraintVerb[];
          readonly object: Selector;
          readonly source: Source;
      }
    | {
          readonly says: 'every-has';
          readonly subject: Selector | { readonly by: 'calls'; readonly to?: Selector; readonly from?: Selector };
          /** Names of properties: `owner`, `slo`, `timeout` … */
          readonly properties: readonly string[];
          readonly source: Source;
      };
