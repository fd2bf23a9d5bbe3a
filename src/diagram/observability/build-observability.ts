import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import { indexModel, type ModelIndex } from '../../model/index-model.ts';
import { addTo } from '../../model/multimap.ts';
import { byCodeUnits, sortedById } from '../../model/order.ts';
import type { Telemetry } from '../../model/telemetry.ts';
import { counted } from '../../model/wording.ts';
import type { GlyphName } from '../glyphs.ts';
import { countFindings, type FindingMarks } from '../views/finding-marks.ts';
import { contextHues } from '../views/groups.ts';
import {
    type Member,
    type MemberSection,
    type ObservabilityView,
    SIGNALS,
    type SignalCell,
} from './observability-view.ts';
import { brokerCells, serviceCells, storeCells } from './signal-cells.ts';
import { signalColumns } from './signal-ways.ts';

/** How the picture is called, and what it leaves out. */
export interface ObservabilityOptions {
    readonly view: string;
    readonly title: string;
    readonly findings: FindingMarks | undefined;
    readonly shows: (id: string) => boolean;
    readonly notes: readonly string[];
}

/** Most members in one picture. */
const MOST_MEMBERS = 1500;

/** What every service, store and broker tells about itself. */
export function observabilityView(
    model: ArchitectureModel,
    { view, title, findings, shows, notes }: ObservabilityOptions,
): ObservabilityView {
    const index = indexModel(model);
    const all = allMembers(index, findings).filter(({ member }) => shows(member.id));
    const shown = withinBounds(all);
    const cells = shown.flatMap(({ member }) => member.cells);
    const head = findings && {
        error: 0,
        warning: 0,
        info: 0,
        ...countFindings(
            findings,
            shown.flatMap(({ ids }) => ids),
        ),
    };
    const system = model.system ? [displayName(model.system)] : [];
    const summary = summaryOf(shown.length, cells);
    return {
        kind: 'observability',
        view,
        title: [...system, title].join(' · '),
        subtitle: summary,
        columns: signalColumns(
            model,
            shown.map(({ telemetry }) => telemetry),
        ),
        sections: sectionsOf(model, shown),
        ...(head ? { findings: head } : {}),
        notes:
            shown.length < all.length
                ? [
                      ...notes,
                      `Left out: ${counted(all.length - shown.length, 'member')}, those that lack the least first.`,
                  ]
                : notes,
        description: `A table of ${shown.length} members by ${SIGNALS.join(', ')}.`,
    };
}

interface Placed {
    readonly member: Member;
    readonly context?: string;
    readonly telemetry: Telemetry;
    /** What its findings are counted of. */
    readonly ids: readonly string[];
}

function allMembers(index: ModelIndex, findings: FindingMarks | undefined): readonly Placed[] {
    const { services, stores, brokers } = index.model;
    const make = (
        element: Parameters<typeof displayName>[0] & { readonly context?: string; readonly telemetry: Telemetry },
        glyph: GlyphName,
        nested: boolean,
        cells: readonly SignalCell[],
        ids: readonly string[],
    ): Placed => {
        const own = countFindings(findings, ids);
        const name = displayName(element);
        return {
            member: {
                id: element.id,
                title: name,
                glyph,
                nested,
                cells,
                ...(own ? { findings: own } : {}),
                description: `${name}, ${element.kind}: ${cells.map(({ detail }) => detail).join('; ')}`,
            },
            ...(element.context === undefined ? {} : { context: element.context }),
            telemetry: element.telemetry,
            ids,
        };
    };
    return [
        ...services.map((service) =>
            make(service, service.kind, false, serviceCells(service, index), [service.id, ...service.operations]),
        ),
        ...stores.map((store) =>
            make(store, 'store', index.services.has(store.owner ?? ''), storeCells(store, index), [store.id]),
        ),
        ...brokers.map((broker) =>
            make(broker, 'topic', false, brokerCells(broker, index), [broker.id, ...broker.channels]),
        ),
    ].sort((a, b) => byCodeUnits(a.member.id, b.member.id));
}

/** Where there are too many, those that lack the most stay. */
function withinBounds(all: readonly Placed[]): readonly Placed[] {
    if (all.length <= MOST_MEMBERS) {
        return all;
    }
    const kept = new Set([...all].sort((a, b) => gapsOf(b.member) - gapsOf(a.member)).slice(0, MOST_MEMBERS));
    return all.filter((each) => kept.has(each));
}

/** How many signals of a member nobody would see. */
function gapsOf({ cells }: Pick<Member, 'cells'>): number {
    return cells.filter(({ state }) => state === 'none' || state === 'unsaid').length;
}

function sectionsOf(model: ArchitectureModel, shown: readonly Placed[]): readonly MemberSection[] {
    const hues = contextHues(model);
    const teams = new Map(model.teams.map((team) => [team.id, displayName(team)]));
    const byContext = new Map<string, Member[]>();
    for (const { member, context } of shown) {
        addTo(byContext, context ?? '', member);
    }
    const contexts = sortedById(model.contexts).flatMap(({ id, name, owner }): readonly MemberSection[] => {
        const members = byContext.get(id) ?? [];
        const team = owner === undefined ? undefined : (teams.get(owner) ?? owner);
        return members.length === 0
            ? []
            : [{ id, title: name, hue: hues.get(id) ?? 0, members, ...(team === undefined ? {} : { owner: team }) }];
    });
    const outside = byContext.get('') ?? [];
    return outside.length === 0 ? contexts : [...contexts, { title: 'Outside the contexts', members: outside }];
}

/** `12 members, 9 blanks, 14 in part` */
function summaryOf(members: number, cells: readonly SignalCell[]): string {
    const blanks = cells.filter(({ state }) => state === 'none' || state === 'unsaid').length;
    const parts = cells.filter(({ state }) => state === 'part').length;
    return [
        `${members} ${members === 1 ? 'member' : 'members'}`,
        blanks === 0 ? 'no gaps' : `${blanks} ${blanks === 1 ? 'gap' : 'gaps'}`,
        ...(parts === 0 ? [] : [`${parts} sampled or partial`]),
    ].join(', ');
}
