import { EmptyFileSystem } from 'langium';
import { createFirebreakServices, type FirebreakServices } from '../../../language/services.ts';
import { fingerprintOf } from '../../rules/baseline.ts';
import type { Finding, Fix } from '../../rules/finding.ts';
import { type BuiltProject, buildProjects } from '../build-projects.ts';
import { projectFindingsInSteps } from '../project-findings.ts';
import { problemArea } from '../text-problem.ts';
import { inTurns, type Turns } from '../turns.ts';
import { applyEdits } from './apply-edits.ts';
import { type ChosenFix, chooseFixes } from './choose-fixes.ts';
import { keepLayout } from './keep-layout.ts';

/** What to mend, and how far to go. */
export interface FixOptions {
    /** ISO date by which allowances expire. */
    readonly today: string;
    /** Also apply fixes that change what the model says of the system. */
    readonly unsafe: boolean;
    /** Whether a file, by its URI, may be changed and its findings mended. */
    readonly isAskedFor: (uri: string) => boolean;
    /** Whether a finding shall be mended; all of the files that may be changed unless said. */
    readonly isWanted?: (finding: Finding) => boolean;
    /** Called before each round with how many findings were mended so far. */
    readonly onRound?: (mended: number) => void;
    /** Lets others have their turn in between. */
    readonly turns?: Turns;
}

/** A project after it was mended, in memory. */
export interface FixedProject {
    readonly project: BuiltProject;
    /** The files that have another text now. */
    readonly changes: readonly FileChange[];
    /** How many fixes were applied. */
    readonly applied: number;
    /** How many were taken back, because something else would have become an error or the finding stayed. */
    readonly refused: number;
}

/** A file's text before and after. */
export interface FileChange {
    readonly uri: string;
    readonly before: string;
    readonly after: string;
}

/** A project is built at most so many times; each round takes one, and each fix that has to be found and left out a few. */
const MOST_BUILDS = 60;

/**
 * Applies fixes in rounds, until none is left: in each as many as do not touch one another, then the project is read
 * anew. A round after which a text has new errors, a rule finds more errors, or a finding is still there, is taken
 * back and tried with half of its fixes, so that a fix that does harm is found and left out. Files with syntax errors
 * are left alone.
 */
export async function fixProject(project: BuiltProject, options: FixOptions): Promise<FixedProject> {
    const refused = new Set<string>();
    const language = createFirebreakServices(EmptyFileSystem).firebreak;
    let state = await stateOf(project, options);
    let applied = 0;
    let next = choose(state, options, refused);
    for (let builds = 0; next.length > 0 && builds < MOST_BUILDS; builds++) {
        options.onRound?.(applied);
        const outcome = await stateOf(await rebuilt(language, state.project, next, options.turns), options);
        const [first] = next;
        if (isBetter(state, outcome, next)) {
            state = outcome;
            applied += next.length;
            next = choose(state, options, refused);
        } else if (first && next.length === 1) {
            refused.add(keyOf(first.finding, first.fix));
            next = choose(state, options, refused);
        } else {
            next = next.slice(0, Math.ceil(next.length / 2));
        }
    }
    return { project: state.project, changes: changesBetween(project, state.project), applied, refused: refused.size };
}

interface State {
    readonly project: BuiltProject;
    readonly fresh: readonly Finding[];
    /** Also what a baseline holds. */
    readonly all: readonly Finding[];
    /** Errors by rule, also those that composite findings contain: when one is gone they are told, but not new. */
    readonly errors: ReadonlyMap<string, number>;
}

async function stateOf(project: BuiltProject, { today, turns }: FixOptions): Promise<State> {
    const { fresh, known, swallowed } = await inTurns(projectFindingsInSteps(project, today), turns);
    const errors = [...fresh, ...known, ...swallowed].filter(({ severity }) => severity === 'error');
    return { project, fresh, all: [...fresh, ...known], errors: countBy(errors, ({ rule }) => rule) };
}

function choose(
    { project, fresh }: State,
    { unsafe, isAskedFor, isWanted = () => true }: FixOptions,
    refused: ReadonlySet<string>,
) {
    const faulty = new Set(
        project.problems.filter(({ rule }) => problemArea(rule) === 'syntax').map(({ source }) => source.uri),
    );
    const texts = project.sources.models.map(({ uri, text }) => [uri.toString(), text] as const);
    return chooseFixes(
        fresh.filter((finding) => isAskedFor(finding.source.uri) && isWanted(finding)),
        {
            unsafe,
            texts: new Map(texts.filter(([uri]) => isAskedFor(uri) && !faulty.has(uri))),
            isRefused: (finding, fix) => refused.has(keyOf(finding, fix)),
        },
    );
}

function keyOf(finding: Finding, { title }: Fix): string {
    return JSON.stringify([fingerprintOf(finding), title]);
}

async function rebuilt(
    language: FirebreakServices,
    project: BuiltProject,
    fixes: readonly ChosenFix[],
    turns: Turns | undefined,
): Promise<BuiltProject> {
    const models = project.sources.models.map(({ uri, text }) => {
        const edits = fixes.flatMap((fix) => fix.edits.get(uri.toString()) ?? []);
        return { uri, text: edits.length === 0 ? text : applyEdits(text, keepLayout(language, text, edits)) };
    });
    const [built] = await buildProjects([{ ...project.sources, models }], turns ? { turns } : {});
    return built ?? project;
}

function isBetter(before: State, after: State, fixes: readonly ChosenFix[]): boolean {
    const isWorse = [...after.errors].some(([rule, count]) => count > (before.errors.get(rule) ?? 0));
    return !isWorse && [fingerprintOf, subjectOf].some((keyOfFinding) => areMended(before, after, fixes, keyOfFinding));
}

/** Where one caller makes several calls of one callee, mending one may change the others' numbers, but not how many are left. */
function subjectOf({ rule, element }: Finding): string {
    return JSON.stringify([rule, element]);
}

function areMended(
    before: State,
    after: State,
    fixes: readonly ChosenFix[],
    keyOfFinding: (finding: Finding) => string,
): boolean {
    const left = countBy(after.all, keyOfFinding);
    const then = countBy(before.all, keyOfFinding);
    const mended = countBy(
        fixes.map(({ finding }) => finding),
        keyOfFinding,
    );
    return [...mended].every(([key, count]) => (left.get(key) ?? 0) <= (then.get(key) ?? 0) - count);
}

function countBy<Found>(findings: readonly Found[], keyOfFinding: (finding: Found) => string): Map<string, number> {
    const counts = new Map<string, number>();
    for (const finding of findings) {
        const key = keyOfFinding(finding);
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
}

function changesBetween(before: BuiltProject, after: BuiltProject): readonly FileChange[] {
    return before.sources.models.flatMap(({ uri, text }, index) => {
        const now = after.sources.models[index]?.text ?? text;
        return now === text ? [] : [{ uri: uri.toString(), before: text, after: now }];
    });
}
