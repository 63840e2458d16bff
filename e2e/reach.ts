/** Where on a screen a finger reaches: within what notches, rounded corners and the system's own bars leave free. */
import type { Page } from '@playwright/test';

/** Pixels at each edge that are the device's. */
export interface Insets {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
}

/** A device in the hand. */
export interface Screen {
    readonly width: number;
    readonly height: number;
    readonly insets: Insets;
}

/** Makes the page's window such a screen, as often as it is asked to. */
export async function screenOf(page: Page): Promise<(screen: Screen) => Promise<void>> {
    const session = await page.context().newCDPSession(page);
    return async ({ width, height, insets }) => {
        await page.setViewportSize({ width, height });
        await session.send('Emulation.setSafeAreaInsetsOverride', { insets });
    };
}

/**
 * Controls that cannot be scrolled to where they lie whole inside the safe area with nothing over them, each by its name and what is wrong. Of what is open, only
 * the topmost: a dialog where there is one.
 */
export function outOfReach(page: Page, insets: Insets): Promise<string[]> {
    return page.evaluate(async ({ top, right, bottom, left }) => {
        const controls = 'button, a[href], input, select, summary, [role=slider], [role=tab]';
        const dialog = [...document.querySelectorAll('[role=dialog]')].at(-1);
        const found: string[] = [];
        for (const control of (dialog ?? document.body).querySelectorAll<HTMLElement>(controls)) {
            if (!control.checkVisibility({ visibilityProperty: true })) continue;
            // A field that stands for what is drawn beside it is clipped to nothing.
            if (control.getBoundingClientRect().width <= 1) continue;
            control.scrollIntoView({ block: 'center', behavior: 'instant' });
            await new Promise(requestAnimationFrame);
            const box = control.getBoundingClientRect();
            const name = `${control.localName} “${(control.ariaLabel ?? control.textContent).trim().slice(0, 40)}”`;
            // Half pixels are rounded.
            const isOutside =
                box.left < left - 1 ||
                box.top < top - 1 ||
                box.right > innerWidth - right + 1 ||
                box.bottom > innerHeight - bottom + 1;
            if (isOutside) found.push(`${name} lies outside: ${JSON.stringify(box)}`);
            const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            const isOwn = over !== null && (control.contains(over) || over.closest('label')?.contains(control));
            if (!isOwn) found.push(`${name} is under ${over?.outerHTML.slice(0, 80) ?? 'nothing'}`);
        }
        return found;
    }, insets);
}
