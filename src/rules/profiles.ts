import { RULES } from './registry.ts';
import type { SeveritySetting } from './settings.ts';

/** A ready-made set of settings that `extends` names; what the file says itself is stronger. */
export interface Profile {
    readonly rules: Readonly<Record<string, SeveritySetting | readonly [SeveritySetting, Record<string, unknown>]>>;
}

/** All rules but the optional ones, as they are. */
const RECOMMENDED: Profile = { rules: {} };

/** Rules whose information is a hint for people to think about: made a warning, it would be a false one. */
const HINTS: ReadonlySet<string> = new Set(['nano-service', 'sync-notification']);

/** The optional rules too; and what else is only information, is a warning. */
const STRICT: Profile = {
    rules: Object.fromEntries(
        RULES.flatMap(({ meta }): (readonly [string, SeveritySetting])[] => {
            if (meta.severity === 'info' && !HINTS.has(meta.id)) {
                return [[meta.id, 'warning']];
            }
            return meta.offByDefault ? [[meta.id, 'default']] : [];
        }),
    ),
};

/**
 * The eight smells of microFreshener (core 525df4d; Neri et al. 2019, and its smells of teams), with that tool's
 * conditions, so that its users can compare. It knows services, stores, brokers, routers (our gateways, BFFs and
 * routers), teams, an edge (what our clients use) and computes (our deployment units). Of what it does not know, such
 * as roles, schemas, replicas and events without a broker, the rules judge as they always do.
 */
const MICROFRESHENER: Profile = {
    rules: {
        ...Object.fromEntries(RULES.map(({ meta }) => [meta.id, 'off' as const])),
        'hardcoded-endpoint': ['default', { per: 'target', names: 'fixed' }],
        'multiple-services-per-container': 'default',
        'no-api-gateway': 'default',
        'org/shared-bounded-context': ['default', { unownedStores: 'all' }],
        'org/single-layer-team': 'default',
        'org/tightly-coupled-teams': 'default',
        'shared-database': 'default',
        'wobbly-interaction': ['default', { externals: false, gateways: false, together: false }],
    },
};

/** The profiles by name. */
export const PROFILES: ReadonlyMap<string, Profile> = new Map([
    ['recommended', RECOMMENDED],
    ['strict', STRICT],
    ['microfreshener', MICROFRESHENER],
]);
