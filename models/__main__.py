"""Everything that trains, measures and ships the network: `python3 models COMMAND`, each with `--help`."""

from __future__ import annotations

import sys
from importlib import import_module

COMMANDS = {
    'free_music': 'mn04 hears freely licensed music',
    'adapt': 'mn04 learns to hear pictures',
    'run': 'all that follows, in order',
    'train': 'one network, or one of those that it is compared with',
    'figures': 'classes, retrieval',
    'learning_curve': 'fewer songs learned from',
    'robustness': 'what stays of songs that were changed',
    'styles': 'the heads of the vocabulary, on real music',
    'style_figures': 'how well real music is heard',
    'export_styles': 'these heads, into the shipped files',
    'crowd_figures': 'from where on what is no music is called applause',
    'export_classes': 'classes that the shipped network lacks, into the shipped files',
    'evaluate': 'metrics.json; or a fold of it trained again',
    'export': 'the shipped files',
    'card': 'the figures of the model card and of the README',
    'trials': 'the table of experiments.md',
    'ablation': "what each of the recipe's mechanisms is worth, and its table",
    'export_paper': "the paper's network, public/paper/",
    'export_rhythm': 'what hears tempo, public/rhythm/',
}


def main() -> int:
    name, *options = sys.argv[1:] or ['']
    if name not in COMMANDS:
        print(__doc__, *[f'    {command:15} {what}' for command, what in COMMANDS.items()], sep='\n')
        return 2
    return import_module(f'commands.{name}').main(options) or 0


if __name__ == '__main__':
    sys.exit(main())
