/** What a browser is asked to do, in the words of W3C WebDriver (https://www.w3.org/TR/webdriver2/): by HTTP, and by Firefox's Marionette. */
export const commands = {
    navigate: { http: ['POST', '/url'], marionette: 'WebDriver:Navigate' },
    /** Firefox' own passes service workers by. */
    refresh: { http: ['POST', '/refresh'], marionette: 'WebDriver:Refresh' },
    execute: { http: ['POST', '/execute/sync'], marionette: 'WebDriver:ExecuteScript' },
    click: { http: ['POST', '/element/:id/click'], marionette: 'WebDriver:ElementClick' },
    sendKeys: { http: ['POST', '/element/:id/value'], marionette: 'WebDriver:ElementSendKeys' },
    performActions: { http: ['POST', '/actions'], marionette: 'WebDriver:PerformActions' },
    screenshot: { http: ['GET', '/screenshot'], marionette: 'WebDriver:TakeScreenshot' },
    setWindowRect: { http: ['POST', '/window/rect'], marionette: 'WebDriver:SetWindowRect' },
    setTimeouts: { http: ['POST', '/timeouts'], marionette: 'WebDriver:SetTimeouts' },
} as const satisfies Readonly<Record<string, { http: readonly [string, string]; marionette: `WebDriver:${string}` }>>;

export type Command = keyof typeof commands;
export type Parameters = Readonly<Record<string, unknown>>;

export type Engine = 'firefox' | 'webkit';

/** A browser with one window that does as it is asked. */
export interface Driver {
    readonly engine: Engine;
    /** As the browser calls itself: "Firefox 153.0". */
    readonly version: string;
    /** Resolves with what WebDriver calls the value; rejects with the browser's error. */
    send(command: Command, parameters?: Parameters): Promise<unknown>;
    /** What the next chooser of files or folders hands out when it opens; null where its choosers cannot be steered. */
    readonly answerChooser: ((path: string) => Promise<void>) | null;
    close(): Promise<void>;
}
