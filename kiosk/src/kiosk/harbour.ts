import { html, type TemplateResult } from 'lit';

/** The picture of the first screen: a harbour light, its beam over the water, a pilot's boat. */
export function harbour(): TemplateResult {
  return html`<svg class="harbour" viewBox="0 0 1080 1160" aria-hidden="true" focusable="false">
    <rect class="sky" width="1080" height="1160" />
    <g transform="translate(0 540)">
      <g class="beams">
        <path class="beam" d="M812 196 0 60v250l812-96Z" />
        <path class="beam" d="M848 196 1080 140v150l-232-76Z" />
      </g>
      <path
        class="far"
        d="M0 430c90-34 150-46 240-26s170 8 260-18 210-30 300 2 190 24 280-4v240H0Z"
      />
      <path
        class="rock"
        d="M640 470c40-40 96-66 160-74 76-10 170 4 280 52v90H600c8-28 20-50 40-68Z"
      />
      <g class="lighthouse">
        <path class="tower" d="M796 232h68l20 176H776l20-176Z" />
        <path class="band" d="M791 278h78l6 48h-90l6-48Zm-11 96h100l4 34H776l4-34Z" />
        <path class="tower" d="M806 184h48v48h-48z" />
        <path class="light" d="M815 190h30v36h-30z" />
        <path class="band" d="M796 184 830 152l34 32Zm-8 44h84v10h-84z" />
      </g>
      <path
        class="wave one"
        d="M0 486c60 0 60 20 120 20s60-20 120-20 60 20 120 20 60-20 120-20 60 20 120 20 60-20 120-20 60 20 120 20 60-20 120-20 60 20 120 20v134H0Z"
      />
      <g class="boat">
        <path class="hull" d="M214 500h196l-30 46H244l-30-46Z" />
        <path class="cabin" d="M262 462h84l14 38H262z" />
        <path class="pane" d="M276 472h26v18h-26zm38 0h24l6 18h-30z" />
        <path class="mast" d="M296 462v-50" />
        <path class="flag-white" d="M296 412h22v30h-22z" />
        <path class="flag-red" d="M318 412h22v30h-22z" />
      </g>
      <path
        class="wave two"
        d="M0 540c60 0 60 20 120 20s60-20 120-20 60 20 120 20 60-20 120-20 60 20 120 20 60-20 120-20 60 20 120 20 60-20 120-20 60 20 120 20v80H0Z"
      />
    </g>
  </svg>`;
}
