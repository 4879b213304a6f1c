// A classic script: it runs before the first paint, where a module would run after it.
// The choice is one of light, dark and system; only the first two are kept.
;(() => {
  const kept = () => {
    try {
      return localStorage.getItem('facsimile-theme')
    } catch {
      return null // storage may be forbidden; the system's choice then stands
    }
  }
  const theme = kept()
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme
})()
