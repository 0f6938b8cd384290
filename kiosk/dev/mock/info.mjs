import { readFileSync } from 'node:fs';

const languages = JSON.parse(
    readFileSync(new URL('../../../locales/locales.json', import.meta.url), 'utf8').replace(
        /^\s*\/\/.*$/gm,
        '',
    ),
);

const tiles = {
    sv: [
        [
            'Felanmäl något i staden',
            'Jag vill felanmäla något',
            'wrench',
            'fault_reports',
            'report_fault',
        ],
        [
            'Följ ett ärende',
            'Hur går det med mitt ärende?',
            'search',
            'fault_reports',
            'case_status',
        ],
        ['Jobb för unga', 'Jag söker jobb', 'job', 'youth_jobs', 'find_job'],
        ['Boka jobbcoach', 'Jag vill boka en jobbcoach', 'calendar', 'youth_jobs', 'book_coaching'],
        [
            'Hitta en förening',
            'Jag letar efter en förening',
            'people',
            'associations',
            'find_association',
        ],
        [
            'Trygghet i mitt område',
            'När är nästa trygghetsvandring?',
            'shield',
            'city_guide',
            'safety_walk',
        ],
    ],
    ar: [
        [
            'الإبلاغ عن عطل في المدينة',
            'أريد الإبلاغ عن عطل',
            'wrench',
            'fault_reports',
            'report_fault',
        ],
        ['متابعة بلاغ', 'ما وضع بلاغي؟', 'search', 'fault_reports', 'case_status'],
        ['وظائف للشباب', 'أبحث عن عمل', 'job', 'youth_jobs', 'find_job'],
        [
            'حجز موعد مع مرشد وظيفي',
            'أريد حجز موعد مع مرشد',
            'calendar',
            'youth_jobs',
            'book_coaching',
        ],
        ['البحث عن جمعية', 'أبحث عن جمعية', 'people', 'associations', 'find_association'],
        ['الأمان في منطقتي', 'متى جولة الأمان القادمة؟', 'shield', 'city_guide', 'safety_walk'],
    ],
};

export function info(locale, open) {
    const chosen = tiles[locale] ?? tiles.sv;
    return {
        municipality: 'Solna stad',
        demo: true,
        locale: locale ?? 'sv',
        locales: languages.map((language) => ({ ...language, reviewed: false })),
        tiles: chosen.map(([label, text, icon, plugin, intent]) => ({
            label,
            text,
            icon,
            plugin,
            intent,
        })),
        phone: '08-746 10 00',
        open,
    };
}
