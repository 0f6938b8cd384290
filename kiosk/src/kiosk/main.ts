import './kiosk.js';
