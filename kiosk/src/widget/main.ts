import './widget.js';
