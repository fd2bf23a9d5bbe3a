import type { ElementDetails } from '../src/protocol/diagram/elements.ts';
import type { PictureFinding } from '../src/protocol/diagram/picture.ts';
import type { OfferedView } from '../src/protocol/diagram/views.ts';
import { createEmitter } from './dom.ts';
import { type Host, QuestionCancelledError } from './host.ts';
import type { LoadReason, Notice, Panel, SelectOptions } from './panel.ts';
import { FRESH_STATE, MOST_STEPS, type PanelState, type Place, readPanelState } from './panel-state.ts';
import { createHighlighter, type Marked } from './picture/highlight.ts';
import { createReplay } from './picture/replay.ts';
import type { ShownPicture } from './picture/shown-picture.ts';
import { createStage } from './picture/stage.ts';
import { createViewport } from './picture/viewport.ts';
import { createPictureLoader } from './picture-loader.ts';
import { createServerNotice } from './server-notice.ts';

/** Makes the panel's core: what it shows and what is marked in it. The parts are added to it. */
export function createPanel(host: Host, announce: (text: string) => void): Panel {
    const stage = createStage();
    const viewport = createViewport(stage.element, stage.layer);
    const highlight = createHighlighter(stage.layer);
    const onState = createEmitter<PanelState>();
    const onPicture = createEmitter<ShownPicture>();
    const onViews = createEmitter<readonly OfferedView[]>();
    const onMarks = createEmitter<Marked>();
    const onBusy = createEmitter<boolean>();
    const onNotice = createEmitter<Notice | undefined>();
    const onMoment = createEmitter<string | undefined>();
    const replay = createReplay(stage.layer, onMoment.emit);
    let state = readPanelState(host.readState());
    let marked: Marked = { selected: state.selected, hovered: undefined, evidence: undefined };
    let views: readonly OfferedView[] = [];
    let known = new Map<string, Promise<ElementDetails | undefined>>();

    const change = (changes: Partial<PanelState>) => {
        state = { ...state, ...changes };
        host.writeState(state);
        onState.emit(state);
    };
    const mark = (changes: Partial<Marked>) => {
        marked = { ...marked, ...changes };
        const shown = stage.shown();
        if (shown) {
            highlight(shown, marked);
        }
        onMarks.emit(marked);
    };
    const loader = createPictureLoader(
        { host, stage, viewport, state: () => state, change, onBusy, onNotice },
        (shown) => {
            known = new Map();
            mark({ hovered: undefined, evidence: undefined });
            replay.takeUp(shown);
            onPicture.emit(shown);
        },
    );
    /** Ends when what was begun last has ended. */
    let under: Promise<void> = Promise.resolve();
    const load = (reason: LoadReason, about?: string) => {
        under = loader.load(reason, about);
    };
    const followServer = createServerNotice(onNotice, () => stage.shown() !== undefined);

    function select(ids: readonly string[], { reveal = false, announce: aloud = false }: SelectOptions = {}): void {
        const selected = [...new Set(ids)].slice(-2);
        if (selected.join('\n') !== state.selected.join('\n')) {
            change({ selected });
        }
        mark({ selected });
        const last = selected.at(-1);
        const shown = stage.shown();
        const box = last === undefined ? undefined : shown?.boxOf(last);
        if (reveal && box) {
            viewport.reveal(box);
        }
        if (aloud) {
            announce(last === undefined ? 'Nothing selected' : describe(shown, last));
        }
    }

    function goTo(place: Place): void {
        if (place.view === state.view && place.hops === state.hops) {
            return;
        }
        const back = [...state.back, placeOf(state)].slice(-MOST_STEPS);
        show(place, { back, forward: [] });
    }

    function show({ view, hops }: Place, steps: Partial<PanelState>): void {
        const { viewport: _, hops: __, ...rest } = state;
        state = { ...rest, view, ...(hops === undefined ? {} : { hops }) };
        change(steps);
        load('place');
    }

    async function loadViews(): Promise<void> {
        try {
            const { views: offered, initial } = await host.ask('views', { uri: state.uri }).answer;
            views = offered;
            onViews.emit(views);
            if (state.view === '' && initial) {
                change({ view: initial.view, folded: initial.folded });
            }
        } catch (error) {
            if (!(error instanceof QuestionCancelledError)) {
                onNotice.emit({ kind: 'error', text: error instanceof Error ? error.message : String(error) });
            }
        }
    }

    async function open(uri: string, view: string | undefined): Promise<void> {
        if (uri !== state.uri) {
            const { toggles, inspector, drawer, minimap } = state;
            state = { ...FRESH_STATE, toggles, inspector, drawer, minimap, uri };
        }
        if (view !== undefined && view !== state.view && state.view !== '') {
            goTo({ view });
        } else if (view !== undefined) {
            change({ view });
        }
        await loadViews();
        await loader.load('place');
    }

    async function settled(): Promise<ShownPicture | undefined> {
        for (let last: Promise<void> | undefined; last !== under; ) {
            last = under;
            await last;
        }
        return stage.shown();
    }

    host.onMessage((message) => {
        switch (message.type) {
            case 'show':
                under = open(message.uri, message.view);
                break;
            case 'changed':
                if (loader.isAbout(message.project)) {
                    void loadViews();
                    load('model');
                }
                break;
            case 'cursor':
                if (message.project === stage.shown()?.picture.project) {
                    followCursor(message.ids);
                }
                break;
            case 'server':
                followServer(message.state);
                if (message.state === 'running') {
                    void loadViews();
                    load('model');
                }
                break;
            case 'replay':
                replay.goTo(message.project, message.moment);
                break;
            case 'moved':
                move(message.from, message.to);
                break;
            case 'act':
            case 'rasterise':
                break;
        }
    });

    /** Follows a document that was renamed, by itself or with a folder above it. */
    function move(from: string, to: string): void {
        const { uri } = state;
        if (uri === from || uri.startsWith(`${from}/`)) {
            change({ uri: to + uri.slice(from.length) });
            void loadViews();
            load('model');
        }
    }

    /** Selects what the editor's cursor stands in, if the picture shows it; otherwise what it stands in remains. */
    function followCursor(ids: readonly string[]): void {
        const graph = stage.shown()?.graph;
        const found = ids.map((id) => graph?.shownAs(id)).find((id) => id !== undefined);
        if (found !== undefined && !(state.selected.length === 1 && state.selected[0] === found)) {
            select([found], { reveal: true });
        }
    }

    return {
        host,
        stage,
        viewport,
        state: () => state,
        change,
        onState,
        shown: stage.shown,
        onPicture,
        views: () => views,
        onViews,
        onBusy,
        onNotice,
        onMoment,
        marked: () => marked,
        onMarks,
        select,
        hover(id) {
            if (id !== marked.hovered) {
                mark({ hovered: id });
            }
        },
        showEvidence: (evidence) => mark({ evidence }),
        settled,
        reload: (reason) => load(reason),
        goTo,
        back() {
            const last = state.back.at(-1);
            if (last) {
                show(last, { back: state.back.slice(0, -1), forward: [placeOf(state), ...state.forward] });
            }
        },
        forward() {
            const [next, ...rest] = state.forward;
            if (next) {
                show(next, { back: [...state.back, placeOf(state)], forward: rest });
            }
        },
        fold(ids, folded) {
            if (!host.abilities.has('fold')) {
                return;
            }
            const graph = stage.shown()?.graph;
            const frames = [...(graph?.elements.values() ?? [])].filter((element) => element.isGroup);
            const chosen = ids ?? frames.map((element) => element.id);
            const rest = state.folded.filter((id) => !chosen.includes(id));
            const opened = (state.opened ?? []).filter((id) => !chosen.includes(id));
            change({
                folded: folded ? [...rest, ...chosen] : ids ? rest : [],
                opened: folded ? opened : [...opened, ...chosen],
            });
            load('fold', ids?.length === 1 ? ids[0] : undefined);
        },
        focusOn: (id, hops) => goTo({ view: `services:${id}`, hops }),
        openSource(id) {
            if (!host.abilities.has('open-source')) {
                return;
            }
            const graph = stage.shown()?.graph;
            const source = graph?.elements.get(id)?.source ?? graph?.edges.get(id)?.source;
            if (source) {
                host.send({ type: 'open', location: source });
            } else {
                announce('This has no place in a text.');
            }
        },
        details(ids) {
            const key = ids.join('\n');
            const asked =
                known.get(key) ??
                host.ask('details', { uri: state.uri, ids: [...ids] }).answer.then(({ details }) => details);
            known.set(key, asked);
            asked.catch(() => known.delete(key));
            return asked;
        },
        applyFix: (finding, fix) => void applyFix(finding, fix),
        announce,
    };

    async function applyFix({ id }: PictureFinding, fix: number): Promise<void> {
        const version = stage.shown()?.picture.version ?? 0;
        try {
            const { outcome } = await host.ask('fix', { uri: state.uri, version, finding: id, fix }).answer;
            announce(outcome === 'applied' ? 'Fixed' : 'Not fixed');
            if (outcome !== 'applied') {
                const text =
                    outcome === 'stale'
                        ? 'The model changed meanwhile. Try again.'
                        : 'The editor did not take the change: a file may be read-only.';
                onNotice.emit({ kind: 'error', text });
            }
        } catch (error) {
            onNotice.emit({ kind: 'error', text: error instanceof Error ? error.message : String(error) });
        }
    }
}

function placeOf({ view, hops }: PanelState): Place {
    return { view, ...(hops === undefined ? {} : { hops }) };
}

/** What a screen reader hears of something selected. */
function describe(shown: ShownPicture | undefined, id: string): string {
    const element = shown?.graph.elements.get(id);
    const description = element?.description ?? shown?.graph.edges.get(id)?.description ?? id;
    const lines = element
        ? [
              counted(shown?.graph.outgoing(id).length ?? 0, 'line out', 'lines out'),
              counted(shown?.graph.incoming(id).length ?? 0, 'line in', 'lines in'),
          ]
        : [];
    const { error = 0, warning = 0 } = element?.findings ?? shown?.graph.edges.get(id)?.findings ?? {};
    return [description, ...lines, counted(error, 'error', 'errors'), counted(warning, 'warning', 'warnings')]
        .filter((part) => part !== '')
        .join('; ');
}

function counted(count: number, one: string, many: string): string {
    return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
