import type { ReferenceInfo } from 'langium';
import { isView } from '../generated/ast.ts';

/** Types that fit a place, best first: a name is looked up among the first tier before the next is tried. */
export type Tiers = readonly (readonly string[])[];

/**
 * Where the type of a reference alone would let in too much. A later tier holds what does not fit but is understood,
 * so that the checks can say what is wrong instead of "unknown name".
 */
const TIERS: Readonly<Record<string, Tiers>> = {
    Callable: [
        ['Component', 'External', 'Operation'],
        ['Client', 'Store', 'Handler', 'Context'],
    ],
    Message: [['Event'], ['Channel']],
    Upstream: [['Context'], ['External', 'Component']],
    Measurable: [
        ['Scenario'],
        ['Component', 'External', 'Operation', 'Handler', 'Store', 'Channel', 'Client', 'Broker'],
    ],
    Named: [
        ['Context', 'Component', 'Client', 'External', 'Store', 'Operation', 'Broker', 'Channel', 'Event', 'Team'],
        ['Named'],
    ],
};

/** What a view is about, by the generated view it starts from. */
const VIEW_SUBJECTS: ReadonlyMap<string, Tiers> = new Map([
    ['scenario', [['Scenario']]],
    ['trace', [['Scenario']]],
    ['breaker', [['Policy']]],
    ['deployment', [['Deployment']]],
    ['mesh', [['Mesh']]],
    ['migration', [['Migration']]],
    ['services', [['Context', 'Component']]],
]);

/** The types that a reference may point to, best first. */
export function fittingTypes(reference: ReferenceInfo, type: string): Tiers {
    if (isView(reference.container)) {
        return VIEW_SUBJECTS.get(reference.container.of) ?? TIERS['Named'] ?? [[type]];
    }
    return TIERS[type] ?? [[type]];
}
