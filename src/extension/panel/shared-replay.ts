import type { ReplayMoment } from '../../protocol/panel/replay.ts';
import type { MessageToPanel } from '../../protocol/panel/to-panel.ts';

/** The moment of a run that all diagrams of its project show; there is one at most. */
export interface SharedReplay {
    /** Shows a moment, in place of any other. */
    show(project: string, moment: ReplayMoment): void;
    /** Takes the moment off all diagrams. */
    end(): void;
    /** Has a panel follow. */
    follow(tell: (message: MessageToPanel) => void): ReplayFollower;
}

/** A panel that shows moments of runs. */
export interface ReplayFollower {
    /** Tells a page that is new what the others show already. */
    catchUp(): void;
    /** Ends the following. */
    dispose(): void;
}

/** Shows nothing yet. */
export function createSharedReplay(): SharedReplay {
    const followers = new Set<(message: MessageToPanel) => void>();
    let current: Extract<MessageToPanel, { type: 'replay' }> | undefined;
    const tellAll = (message: MessageToPanel) => {
        for (const tell of followers) {
            tell(message);
        }
    };
    return {
        show(project, moment) {
            current = { type: 'replay', project, moment };
            tellAll(current);
        },
        end() {
            if (current) {
                const { project } = current;
                current = undefined;
                tellAll({ type: 'replay', project });
            }
        },
        follow(tell) {
            followers.add(tell);
            return {
                catchUp() {
                    if (current) {
                        tell(current);
                    }
                },
                dispose: () => void followers.delete(tell),
            };
        },
    };
}
