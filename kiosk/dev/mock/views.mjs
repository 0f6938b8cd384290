// Two example views of plugins, to see the table and every kind of field.

const cases = [
    {
        id: 1,
        reference: 'SOL-7K4M-2Q',
        category: 'graffiti',
        place: 'Hagalund',
        received: '2026-11-22T09:12:00Z',
        days: 1,
        open: true,
        description: 'Klotter på tunneln vid stationen',
    },
    {
        id: 2,
        reference: 'SOL-9P2D-8X',
        category: 'street_light',
        place: 'Huvudsta',
        received: '2026-11-21T16:40:00Z',
        days: 2,
        open: true,
        description: 'Tre lampor är släckta längs gångvägen',
    },
    {
        id: 3,
        reference: 'SOL-3H6T-5B',
        category: 'litter_bin',
        place: 'Råsunda',
        received: '2026-11-19T07:05:00Z',
        days: 4,
        open: false,
        description: 'Papperskorgen är full',
    },
];

export const plugins = [
    { plugin: 'fault_reports', views: [{ view: 'cases', title: 'Felanmälningar' }] },
    { plugin: 'city_guide', views: [{ view: 'answers', title: 'Svarstexter' }] },
];

export function pluginView(plugin) {
    if (plugin === 'city_guide')
        return { title: 'Svarstexter', columns: [], rows: [], commands: [] };
    return {
        title: 'Felanmälningar',
        columns: [
            { name: 'reference', label: 'Ärende', type: 'text' },
            { name: 'category', label: 'Typ', type: 'choice' },
            { name: 'place', label: 'Plats', type: 'text' },
            { name: 'received', label: 'Kom in', type: 'date' },
            { name: 'days', label: 'Dagar', type: 'number' },
            { name: 'open', label: 'Öppet', type: 'flag' },
            { name: 'description', label: 'Beskrivning', type: 'long_text' },
        ],
        rows: cases,
        commands: [
            {
                command: 'add',
                label: 'Ny anmälan',
                scope: 'view',
                fields: [
                    {
                        name: 'category',
                        label: 'Typ',
                        type: 'choice',
                        required: true,
                        choices: [
                            { value: 'graffiti', label: 'Klotter' },
                            { value: 'litter_bin', label: 'Papperskorg' },
                        ],
                    },
                    { name: 'place', label: 'Plats', type: 'text', required: true },
                    { name: 'description', label: 'Beskrivning', type: 'long_text' },
                    { name: 'open', label: 'Öppet', type: 'flag', value: true },
                ],
            },
            {
                command: 'finish',
                label: 'Klart',
                scope: 'row',
                confirm: 'Ärendet stängs och invånaren kan se det.',
            },
        ],
    };
}

export function runCommand(plugin, view, command, values) {
    if (command === 'add') {
        const id = cases.length + 1;
        cases.push({
            id,
            reference: `SOL-DEMO-${id}`,
            received: new Date().toISOString(),
            days: 0,
            ...values,
        });
    }
    const found = cases.find((one) => one.id === Number(values.id));
    if (command === 'finish' && found) found.open = false;
    return pluginView(plugin, view);
}
