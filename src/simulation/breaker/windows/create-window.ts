import type { Window } from '../../../model/breakers/breaker-settings.ts';
import type { CallWindow } from './call-window.ts';
import { CountWindow } from './count-window.ts';
import { SamplingWindow } from './sampling-window.ts';
import { TimeWindow } from './time-window.ts';

/** An empty window. */
export function createWindow(window: Window): CallWindow {
    switch (window.of) {
        case 'calls':
            return new CountWindow(window.calls);
        case 'time':
            return new TimeWindow(window.slice, window.slices);
        case 'sampling':
            return new SamplingWindow(window.length);
    }
}
