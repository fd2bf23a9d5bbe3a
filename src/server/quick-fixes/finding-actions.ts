import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver';
import type { ModelIndex } from '../../model/index-model.ts';
import { comparePositions } from '../../model/source.ts';
import { chooseFixes } from '../../project/fixing/choose-fixes.ts';
import { CLIENT_COMMANDS } from '../../protocol/client-commands.ts';
import { groupBy } from '../../rules/analysis/group-by.ts';
import type { Finding } from '../../rules/finding.ts';
import { allowFinding, reasonSnippet } from './allow-finding.ts';
import { type EditGround, freshEdit, preparedEdit, snippetEdit } from './fresh-edits.ts';

/** The kind of the action that mends all of a file that can be mended safely. */
const FIX_ALL: CodeActionKind = `${CodeActionKind.SourceFixAll}.firebreak`;

/** What is asked for. */
export interface ActionRequest {
    readonly uri: string;
    readonly range: Range;
    /** The squiggles that the editor shows there. */
    readonly diagnostics: readonly Diagnostic[];
    /** Kinds that are asked for; all when it says none. */
    readonly only?: readonly string[] | undefined;
}

/** What actions are made from. */
export interface ActionSources extends EditGround {
    /** What nobody has accepted, in the whole project. */
    readonly findings: readonly Finding[];
    readonly index: ModelIndex;
}

/** What can be done about the findings at a place: fixes, all fixes of the rule, an allowance, an explanation; in small steps. */
export function* findingActions(request: ActionRequest, sources: ActionSources): Generator<undefined, CodeAction[]> {
    const inFile = sources.findings.filter(({ source }) => source.uri === request.uri);
    const wants = (kind: string) => request.only?.some((wanted) => isWithin(kind, wanted)) ?? true;
    const here = wants(CodeActionKind.QuickFix)
        ? inFile.filter(({ source }) => touches(source.range, request.range))
        : [];
    const diagnosticsOf = groupBy(request.diagnostics, ({ code, message }) => `${code} ${message}`);
    const actions: CodeAction[][] = [];
    for (const finding of here) {
        // A squiggle is that of a finding by its words, since it may have moved with the text.
        const diagnostics = diagnosticsOf.get(`${finding.rule} ${finding.message}`) ?? [];
        actions.push(ofFinding(finding, diagnostics, sources));
        yield;
    }
    for (const rule of new Set(here.map((finding) => finding.rule))) {
        actions.push(ofRule(rule, inFile, request, sources));
        yield;
    }
    if (wants(FIX_ALL)) {
        actions.push(fixAllIn(inFile, request.uri, sources, FIX_ALL, 'Fix all that Firebreak can mend safely'));
    }
    return actions.flat();
}

function ofFinding(finding: Finding, diagnostics: Diagnostic[], sources: ActionSources): CodeAction[] {
    const fixes = finding.fixes.flatMap((fix, position): CodeAction[] => {
        const edit = freshEdit(fix.edits, sources);
        const preferred = fix.safe && position === 0 ? { isPreferred: true } : {};
        return edit ? [{ title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, ...preferred, edit }] : [];
    });
    return [...fixes, ...allowance(finding, diagnostics, sources), ...explanation(finding, diagnostics, sources)];
}

function allowance(finding: Finding, diagnostics: Diagnostic[], sources: ActionSources): CodeAction[] {
    const allowing = allowFinding(finding, sources.index);
    if (!allowing) {
        return [];
    }
    const snippet = sources.abilities.snippetEdits
        ? snippetEdit(allowing.edit, (text) => reasonSnippet(text, finding.rule), sources)
        : undefined;
    const edit = snippet ?? freshEdit([allowing.edit], sources);
    const title = `Allow ${finding.rule} ${allowing.where}, because …`;
    return edit ? [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit }] : [];
}

function explanation({ rule }: Finding, diagnostics: Diagnostic[], { abilities }: ActionSources): CodeAction[] {
    const command = CLIENT_COMMANDS.explainRule;
    const title = `Explain ${rule}`;
    return abilities.commands.has(command)
        ? [{ title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command, arguments: [rule] } }]
        : [];
}

function ofRule(
    rule: string,
    inFile: readonly Finding[],
    { uri }: ActionRequest,
    sources: ActionSources,
): CodeAction[] {
    const alike = inFile.filter((finding) => finding.rule === rule);
    const mendable = alike.filter(({ fixes }) => fixes.some(({ safe }) => safe));
    return mendable.length < 2
        ? []
        : fixAllIn(alike, uri, sources, CodeActionKind.QuickFix, `Fix all ${rule} in this file`);
}

/** One action with the safe fixes of findings that change nothing but this file and do not touch one another. */
function fixAllIn(
    findings: readonly Finding[],
    uri: string,
    sources: ActionSources,
    kind: CodeActionKind,
    title: string,
): CodeAction[] {
    const text = sources.texts.get(uri);
    const chosen = chooseFixes(findings, {
        unsafe: false,
        texts: new Map(text === undefined ? [] : [[uri, text]]),
        isRefused: () => false,
    });
    const edits = chosen.flatMap((choice) => choice.edits.get(uri) ?? []);
    const edit = edits.length > 0 ? preparedEdit(new Map([[uri, edits]]), sources) : undefined;
    return edit ? [{ title, kind, edit }] : [];
}

/** Kinds of actions are paths: `source.fixAll` asks for `source.fixAll.firebreak`, too. */
function isWithin(kind: string, wanted: string): boolean {
    return kind === wanted || kind.startsWith(`${wanted}.`);
}

/** Ranges that have a position in common, their ends included. */
function touches(a: Range, b: Range): boolean {
    return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
