import type { PanelPicture } from '../src/protocol/diagram/picture.ts';
import { type Host, type PendingAnswer, QuestionCancelledError } from './host.ts';
import type { LoadReason, Panel } from './panel.ts';
import type { PanelState } from './panel-state.ts';
import type { ShownPicture } from './picture/shown-picture.ts';
import type { Shift, Stage } from './picture/stage.ts';
import type { Viewport } from './picture/viewport.ts';
import { themeOfEditor } from './theme.ts';

/** Milliseconds after which a person is told that a picture is being drawn. */
const BUSY_AFTER = 250;

/** What the loader works on. */
export interface LoaderContext extends Pick<Panel, 'onBusy' | 'onNotice'> {
    readonly host: Host;
    readonly stage: Stage;
    readonly viewport: Viewport;
    readonly state: () => PanelState;
    change(changes: Partial<PanelState>): void;
}

/** Fetches pictures and puts them on the stage. */
export interface PictureLoader {
    /** @param about what was folded or opened: it stays in its place */
    load(reason: LoadReason, about?: string): Promise<void>;
    /** Whether what is shown, or asked for, may be of a project; it may be of any, before there is a picture. */
    isAbout(project: string): boolean;
}

/** Makes a loader; of several pictures that are asked for the last wins. */
export function createPictureLoader(context: LoaderContext, onShown: (shown: ShownPicture) => void): PictureLoader {
    const { host, stage, viewport, state, onBusy, onNotice } = context;
    let pending: PendingAnswer<PanelPicture> | undefined;
    let reasonToFit = true;

    return {
        isAbout(project) {
            const shown = stage.shown();
            return (
                shown === undefined ||
                shown.picture.project === project ||
                // The document may have moved into it.
                state().uri.startsWith(`${project}/`)
            );
        },
        async load(reason, about) {
            pending?.cancel();
            // A picture of a new place that never came is still one of a new place.
            reasonToFit ||= reason === 'place';
            const { uri, view, hops, folded, opened = [] } = state();
            if (view === '') {
                return;
            }
            const asked = host.ask('picture', {
                uri,
                view,
                theme: themeOfEditor(),
                folded: [...folded],
                opened: [...opened],
                ...(hops === undefined ? {} : { hops }),
            });
            pending = asked;
            const busy = setTimeout(() => onBusy.emit(true), BUSY_AFTER);
            try {
                const picture = await asked.answer;
                if (pending === asked) {
                    present(picture, reason, about);
                }
            } catch (error) {
                if (pending === asked && !(error instanceof QuestionCancelledError)) {
                    onNotice.emit({ kind: 'error', text: error instanceof Error ? error.message : String(error) });
                }
            } finally {
                clearTimeout(busy);
                if (pending === asked) {
                    onBusy.emit(false);
                }
            }
        },
    };

    function present(picture: PanelPicture, reason: LoadReason, about: string | undefined): void {
        const before = stage.shown();
        const same = reasonToFit ? undefined : stage.refresh(picture);
        if (same) {
            onNotice.emit(noticeOf(picture));
            onShown(same);
            return;
        }
        const fits = reasonToFit || before === undefined;
        reasonToFit = false;
        const shown = stage.show(picture);
        const shift = before && !fits ? shiftBetween(before, shown, about) : { dx: 0, dy: 0 };
        viewport.setContent(shown.width, shown.height);
        const kept = state().viewport;
        if (fits && kept && before === undefined) {
            viewport.set(kept, false);
        } else if (fits) {
            viewport.fit(false);
        } else {
            const { x, y, k } = viewport.state();
            viewport.set({ k, x: x + shift.dx * k, y: y + shift.dy * k }, false);
        }
        if (before && !fits && reason !== 'theme') {
            stage.animate(before, shift);
        }
        onNotice.emit(noticeOf(picture));
        onShown(shown);
        host.send({ type: 'title', title: titleOf(picture) });
    }

    /** How far the pictures lie apart, by what the person looks at: it shall not move on the screen. */
    function shiftBetween(before: ShownPicture, after: ShownPicture, about: string | undefined): Shift {
        const anchor = [about, ...state().selected, nearestToCentre(before, after)].find(
            (id) => id !== undefined && before.boxOf(id) !== undefined && after.boxOf(id) !== undefined,
        );
        const old = anchor === undefined ? undefined : before.boxOf(anchor);
        const box = anchor === undefined ? undefined : after.boxOf(anchor);
        return old && box ? { dx: old.x - box.x, dy: old.y - box.y } : { dx: 0, dy: 0 };
    }

    function nearestToCentre(before: ShownPicture, after: ShownPicture): string | undefined {
        const { x, y, k } = viewport.state();
        const centre = { x: (stage.element.clientWidth / 2 - x) / k, y: (stage.element.clientHeight / 2 - y) / k };
        let best: { id: string; far: number } | undefined;
        for (const id of before.graph.elements.keys()) {
            const box = after.graph.elements.has(id) ? before.boxOf(id) : undefined;
            if (box) {
                const far = Math.hypot(box.x + box.width / 2 - centre.x, box.y + box.height / 2 - centre.y);
                if (far < (best?.far ?? Number.POSITIVE_INFINITY)) {
                    best = { id, far };
                }
            }
        }
        return best?.id;
    }
}

function noticeOf({ broken, notes, elements }: PanelPicture): { kind: 'info'; text: string } | undefined {
    if (broken) {
        const file = broken.uri.slice(broken.uri.lastIndexOf('/') + 1);
        const text = broken.hasGoodPicture
            ? `Showing the last good picture: ${file}, line ${broken.line + 1}`
            : `Showing what can be read: ${file}, line ${broken.line + 1} cannot`;
        return { kind: 'info', text };
    }
    const said = elements.length === 0 ? ['There is nothing to show here yet.', ...notes] : notes;
    return said.length === 0 ? undefined : { kind: 'info', text: said.join(' ') };
}

function titleOf({ system, view, title }: PanelPicture): string {
    const isOfElement = view.includes(':') && !view.startsWith('changes');
    const subject = isOfElement ? (view.split(/[:.]/).at(-1) ?? view) : title.split(' · ').at(-1);
    return [system, subject].filter((part) => part !== '').join(' · ');
}
