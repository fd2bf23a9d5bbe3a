import type { Experiment } from '../model/experiment.ts';
import { indexModel, type ModelIndex } from '../model/index-model.ts';
import { type BuildOptions, type BuiltProject, buildProjects } from '../project/build-projects.ts';
import { applyEdits, prepareEdits } from '../project/fixing/apply-edits.ts';
import { projectFindings } from '../project/project-findings.ts';
import { naming } from '../rules/analysis/naming.ts';
import type { Finding, Fix } from '../rules/finding.ts';
import type { ExperimentResult, Verdict } from '../simulation/experiment/experiment-result.ts';
import { planExperiment } from '../simulation/plan/plan-experiment.ts';
import type { RunningOptions } from '../simulation/replication/replication-runner.ts';
import { type RunSetting, runExperiment } from './run-experiment.ts';

/** A change of the model with which a failed experiment was run again. */
export interface Counterfactual {
    /** What was changed, as the fixes of the linter say it; more than one: all of them together. */
    readonly changes: readonly string[];
    /** The rules whose findings the changes mend. */
    readonly rules: readonly string[];
    readonly verdict: Verdict | 'none';
    /** Expectations that still do not hold. */
    readonly broken: readonly string[];
}

/** The project that is changed: its texts, and what they were understood as. */
export type ChangeableProject = Pick<BuiltProject, 'sources' | 'model' | 'problems'>;

/** How counterfactuals are looked for, beside how runs are followed. */
export interface SearchOptions extends RunningOptions {
    /** Called between the texts of each reading of the project, which waits for it. */
    readonly pause?: BuildOptions['onParse'];
}

/** Fixes that are tried one by one. Each costs a reading of the project and some replications. */
const MOST_TRIED = 8;
/** Fixes that are looked at: most change nothing of what runs, which only a reading of the project tells. */
const MOST_READ = 40;
/** Replications of each: enough to tell a system that holds from one that does not. */
const REPLICATIONS = 3;

/**
 * Finds out what would have made a failed experiment pass: it applies, in memory, the linter's fixes for findings on
 * the way that the failure took, one by one and, where none is enough, those together that change what runs, and runs the
 * experiment again.
 *
 * @param today ISO date by which allowances expire
 * @returns what was tried, passing ones first, in the order of findings; empty where the linter has no fix there
 */
export async function counterfactuals(
    project: ChangeableProject,
    experiment: Experiment,
    failed: ExperimentResult,
    setting: RunSetting,
    today: string,
    options: SearchOptions = {},
): Promise<readonly Counterfactual[]> {
    const candidates = candidateFixes(project, failed, today);
    const rounds = Math.min(candidates.length, MOST_TRIED) + (candidates.length > 1 ? 1 : 0);
    const replications = Math.min(setting.replications, REPLICATIONS);
    const tried: Counterfactual[] = [];
    const attempt = async (chosen: readonly Candidate[]) => {
        const done = tried.length;
        const onProgress = options.onProgress && ((share: number) => options.onProgress?.((done + share) / rounds));
        const outcome = await tryFixes(
            project,
            experiment,
            chosen,
            { ...setting, replications },
            {
                ...options,
                ...(onProgress ? { onProgress } : {}),
            },
        );
        if (outcome) {
            tried.push(outcome);
        }
        return outcome;
    };
    const alone: { readonly candidate: Candidate; readonly broken: number }[] = [];
    for (const candidate of candidates) {
        const outcome = tried.length < MOST_TRIED ? await attempt([candidate]) : undefined;
        if (outcome) {
            alone.push({ candidate, broken: outcome.broken.length });
        }
    }
    if (!tried.some(({ verdict }) => verdict === 'pass')) {
        // Of those that touch the same text the one that helped most is taken.
        const together = apart(alone.toSorted((a, b) => a.broken - b.broken).map(({ candidate }) => candidate));
        if (together.length > 1) {
            await attempt(together);
        }
    }
    return tried.toSorted((a, b) => Number(b.verdict === 'pass') - Number(a.verdict === 'pass'));
}

interface Candidate {
    readonly finding: Finding;
    readonly fix: Fix;
}

/** The first fix of each finding that is about an element or a call on the way of the failure. */
function candidateFixes(project: ChangeableProject, failed: ExperimentResult, today: string): readonly Candidate[] {
    const involved = new Set(failed.explanation.flatMap(({ elements }) => elements));
    const { fresh, known } = projectFindings(project, today);
    const index = indexModel(project.model);
    const isInvolved = ({ element, relations = [] }: Finding) =>
        relations.some((id) => {
            const call = index.calls.get(id);
            return call !== undefined && involved.has(call.source) && involved.has(call.target);
        }) || involved.has(index.serviceOf(element) ?? element);
    return [...fresh, ...known]
        .filter(isInvolved)
        .flatMap((finding) => {
            const fix = finding.fixes.find(({ edits }) => edits.length > 0);
            return fix ? [{ finding, fix }] : [];
        })
        .slice(0, MOST_READ);
}

/** Those that touch no text that one before them touches. */
function apart(candidates: readonly Candidate[]): readonly Candidate[] {
    const chosen: Candidate[] = [];
    for (const candidate of candidates) {
        const overlaps = candidate.fix.edits.some((edit) =>
            chosen.some(({ fix }) =>
                fix.edits.some((other) => other.uri === edit.uri && touch(edit.range, other.range)),
            ),
        );
        if (!overlaps) {
            chosen.push(candidate);
        }
    }
    return chosen;
}

type TextRange = Fix['edits'][number]['range'];

function touch(a: TextRange, b: TextRange): boolean {
    const isBehind = (x: TextRange, y: TextRange) =>
        x.start.line > y.end.line || (x.start.line === y.end.line && x.start.character > y.end.character);
    return !isBehind(a, b) && !isBehind(b, a);
}

async function tryFixes(
    project: ChangeableProject,
    experiment: Experiment,
    chosen: readonly Candidate[],
    setting: RunSetting,
    options: SearchOptions,
): Promise<Counterfactual | undefined> {
    const edits = chosen.flatMap(({ fix }) => fix.edits);
    const models = project.sources.models.map(({ uri, text }) => {
        const inFile = edits.filter((edit) => edit.uri === uri.toString());
        return { uri, text: applyEdits(text, prepareEdits(text, inFile)) };
    });
    const [built] = await buildProjects(
        [{ ...project.sources, models }],
        options.pause ? { onParse: options.pause } : {},
    );
    const changed = built?.model.experiments.find(({ id }) => id === experiment.id);
    if (!built || !changed || !changesRun(project, built, experiment, changed, setting)) {
        return undefined;
    }
    const outcome = await runExperiment(indexModel(built.model), changed, setting, options);
    return outcome.ok
        ? {
              changes: chosen.map((candidate) => changeText(candidate, indexModel(project.model))),
              rules: [...new Set(chosen.map(({ finding }) => finding.rule))],
              verdict: outcome.result.verdict,
              broken: outcome.result.expectations.filter(({ verdict }) => verdict === 'fail').map(({ text }) => text),
          }
        : undefined;
}

/** Calls that a change names. */
const MOST_NAMED = 3;

/** What a fix changes, with the calls it speaks of: `Add a circuit breaker to this call: orders → payments`. */
function changeText({ finding, fix }: Candidate, index: ModelIndex): string {
    const nameOf = naming(index);
    const calls = (finding.relations ?? []).flatMap((id) => {
        const call = index.calls.get(id);
        return call ? [`${nameOf(call.source)} → ${nameOf(call.target)}`] : [];
    });
    const named = [...new Set(calls)];
    return named.length > 0 && named.length <= MOST_NAMED ? `${fix.title}: ${named.join(', ')}` : fix.title;
}

/** Whether anything else would run: a fix that only writes something down need not be tried. */
function changesRun(
    before: ChangeableProject,
    after: ChangeableProject,
    experiment: Experiment,
    changed: Experiment,
    { settings }: RunSetting,
): boolean {
    const planOf = (model: BuiltProject['model'], of: Experiment) => {
        const planned = planExperiment(indexModel(model), of, settings);
        return planned.ok ? JSON.stringify({ ...planned.plan, assumptions: [] }) : undefined;
    };
    const plan = planOf(after.model, changed);
    return plan !== undefined && plan !== planOf(before.model, experiment);
}
