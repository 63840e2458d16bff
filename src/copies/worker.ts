/** Writes copies in browsers whose pages cannot, such as Safari before 26: https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle */
import { answerCalls } from '../analysis/worker-answers.ts';
import { privateFolders } from '../storage/names.ts';
import { openPrivateFolder } from '../storage/private-files.ts';
import { copyInto, type Sink } from './copying.ts';
import type { CopyCalls } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

answerCalls<CopyCalls>(self, {
    async copy({ file, name }, onProgress) {
        const folder = await openPrivateFolder(privateFolders.sound);
        const handle = await folder.getFileHandle(name, { create: true });
        return copyInto(sinkOf(await handle.createSyncAccessHandle()), file, { onProgress });
    },
});

function sinkOf(writing: FileSystemSyncAccessHandle): Sink {
    let at = 0;
    return {
        async write(piece) {
            const written = writing.write(piece, { at });
            if (written < piece.byteLength) throw new DOMException('', 'QuotaExceededError');
            at += written;
        },
        async close() {
            writing.flush();
            writing.close();
        },
        abort: async () => writing.close(),
    };
}
