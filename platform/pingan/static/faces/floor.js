/*
 * Tells a browser below the floor (Chrome 79, Safari 14) apart and shows it the page in plain HTML that says so.
 * Written for browsers of 2010. The last thing Chrome 79 and the last thing Safari 14 brought along are asked for.
 */
(function () {
  var can =
    window.CSS && CSS.supports && CSS.supports('width', 'clamp(1px, 2px, 3px)') && window.Blob && Blob.prototype.arrayBuffer
  if (can) return
  var app = document.getElementById('app')
  var words = document.getElementById('too-old')
  // Without its place the application does not start, should its scripts be understood at all.
  app.parentNode.removeChild(app)
  words.removeAttribute('hidden')
  words.style.display = 'block'
})()
