import { URI } from 'langium';
import type { Load } from '../model/scenario.ts';
import { buildProjects } from '../project/build-projects.ts';
import { DEFAULT_CONFIG } from '../project/config/project-config.ts';

/** What a text comes to that should be a load. */
export type LoadReading =
    | { readonly ok: true; readonly load: Load }
    /** Without a reason it has nothing of a load. */
    | { readonly ok: false; readonly reason?: string };

/** How loads are written, for whoever wrote something else. */
export const LOAD_EXAMPLES =
    '200/s, constant 50/s, "ramp 50/s..500/s over 2min", "burst 1000 every 30s", "200 users think 2s"';

/** Reads a load as the language writes it: `200/s`, `ramp 50/s..500/s over 2min`, `200 users think 2s`. */
export async function readLoad(text: string): Promise<LoadReading> {
    // Nothing but a load: what would end the scenario around it, or begin a comment, is none.
    if (/[{}\r\n"/]{2}|[{}\r\n"]/.test(text)) {
        return { ok: false };
    }
    const uri = URI.parse('load:/load.fbk');
    const model = `client Client\nscenario Load {\nload ${text}\n}\n`;
    const [built] = await buildProjects([
        {
            root: uri,
            config: DEFAULT_CONFIG,
            isConfigured: false,
            models: [{ uri, text: model }],
            ignored: [],
            problems: [],
        },
    ]);
    const problem = built?.problems.find(({ severity }) => severity === 'error');
    const load = built?.model.scenarios[0]?.load;
    if (problem || !load) {
        return { ok: false, ...(problem ? { reason: problem.message } : {}) };
    }
    return { ok: true, load };
}
