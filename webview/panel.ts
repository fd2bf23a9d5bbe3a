import type { ElementDetails } from '../src/protocol/diagram/elements.ts';
import type { PanelPicture } from '../src/protocol/diagram/picture.ts';
import type { OfferedView } from '../src/protocol/diagram/views.ts';
import type { Emitter } from './dom.ts';
import type { Host } from './host.ts';
import type { PanelState, Place } from './panel-state.ts';
import type { Marked } from './picture/highlight.ts';
import type { ShownPicture } from './picture/shown-picture.ts';
import type { Stage } from './picture/stage.ts';
import type { Viewport } from './picture/viewport.ts';

/** What makes a new picture necessary; it decides what happens to the viewport. */
export type LoadReason = 'place' | 'model' | 'fold' | 'theme';

/** Something that the person may want to know and need not act on. */
export interface Notice {
    readonly kind: 'info' | 'error';
    readonly text: string;
}

/** How a selection is made. */
export interface SelectOptions {
    /** Moves the picture so that it is on the screen. */
    readonly reveal?: boolean;
    /** Says it to a screen reader. */
    readonly announce?: boolean;
}

/** What the parts of the panel know of each other, and can have done. */
export interface Panel {
    readonly host: Host;
    readonly stage: Stage;
    readonly viewport: Viewport;

    readonly state: () => PanelState;
    /** Changes the kept state and tells the parts. */
    change(changes: Partial<PanelState>): void;
    readonly onState: Emitter<PanelState>;

    readonly shown: () => ShownPicture | undefined;
    readonly onPicture: Emitter<ShownPicture>;
    readonly views: () => readonly OfferedView[];
    readonly onViews: Emitter<readonly OfferedView[]>;
    readonly onBusy: Emitter<boolean>;
    readonly onNotice: Emitter<Notice | undefined>;
    /** Told which moment of a run the picture shows, in words; nothing once it shows the model again. */
    readonly onMoment: Emitter<string | undefined>;

    readonly marked: () => Marked;
    readonly onMarks: Emitter<Marked>;
    select(ids: readonly string[], options?: SelectOptions): void;
    hover(id: string | undefined): void;
    showEvidence(ids: readonly string[] | undefined): void;

    /** What is shown once nothing is on its way any more; nothing where there is no picture to be had. */
    settled(): Promise<ShownPicture | undefined>;
    /** Asks for the picture again. */
    reload(reason: LoadReason): void;
    goTo(place: Place): void;
    back(): void;
    forward(): void;
    /** Folds or opens frames; all of them where none are named. */
    fold(ids: readonly string[] | undefined, folded: boolean): void;
    /** Shows an element with what is within so many hops of it. */
    focusOn(id: string, hops: number): void;
    openSource(id: string): void;
    details(ids: readonly string[]): Promise<ElementDetails | undefined>;
    applyFix(finding: PanelPicture['findings'][number], fix: number): void;
    announce(text: string): void;
}
