/** As much of an audio element as the player needs: Node has none. */
export class FakeAudio extends EventTarget {
    currentTime = 0;
    duration = Number.NaN;
    paused = true;
    ended = false;
    volume = 1;
    readyState = 0;
    playbackRate = 1;
    preservesPitch = true;
    refusal: DOMException | null = null;
    /** Whether a file has its first sound only when the test says so. */
    loadsLater = false;
    /** By their sources, files whose times begin later than 0: there is nothing before. */
    beginnings: Readonly<Record<string, number>> = {};
    #source = '';

    get src(): string {
        return this.#source;
    }

    /** A new source is loaded at once: the sound stops without an event, and the old one's error and length are forgotten. */
    set src(source: string) {
        this.#source = source;
        this.paused = true;
        this.ended = false;
        this.refusal = null;
        this.duration = Number.NaN;
        this.currentTime = 0;
        if (source !== '' && !this.loadsLater) this.begin();
    }

    /** The first sound is there. */
    begin(): void {
        this.currentTime = this.beginnings[this.#source] ?? 0;
        this.dispatchEvent(new Event('loadeddata'));
    }

    async play(): Promise<void> {
        if (this.refusal) throw this.refusal;
        this.paused = false;
        this.dispatchEvent(new Event('play'));
    }

    pause(): void {
        if (this.paused) return;
        this.paused = true;
        this.dispatchEvent(new Event('pause'));
    }

    load(): void {
        this.currentTime = 0;
    }

    removeAttribute(): void {
        this.src = '';
    }

    know(duration: number): void {
        this.duration = duration;
        this.dispatchEvent(new Event('durationchange'));
    }

    /** A file that it cannot play: the error comes after `play` began. */
    refuse(): void {
        this.refusal = new DOMException('no decoder', 'NotSupportedError');
        this.dispatchEvent(new Event('error'));
    }

    end(): void {
        this.currentTime = this.duration;
        this.ended = true;
        this.pause();
        this.dispatchEvent(new Event('ended'));
    }
}
