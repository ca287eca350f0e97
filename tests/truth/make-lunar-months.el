;; Writes lunar-months.json: the first day of every month of the lunar calendar 1900-2100, as GNU Emacs computes it from the
;; positions of sun and moon (lisp/calendar/cal-china.el, after Dershowitz and Reingold, Calendrical Calculations).
;;
;; emacs -Q --batch -l tests/truth/make-lunar-months.el > tests/truth/lunar-months.json
;; (Debian: apt-get install emacs-nox)

(require 'cal-china)

;; Where several time zones are known: mean solar time of Beijing to 1927, then 120 degrees east.
(setq calendar-chinese-time-zone
      '(if (< year 1928) (+ 465 (/ 40.0 60.0)) 480))

(let ((day (calendar-absolute-from-gregorian '(1 31 1900)))
      (end (calendar-absolute-from-gregorian '(1 28 2101)))
      (year nil))
  (princ (format "{\n  \"source\": \"GNU Emacs %s, cal-china.el: first days of lunar months, MM-DD=month, + a leap month\",\n  \"years\": {" emacs-version))
  (while (<= day end)
    (let* ((lunar (calendar-chinese-from-absolute day))
           (month (nth 2 lunar))
           (of-month (nth 3 lunar))
           (solar (calendar-gregorian-from-absolute day)))
      (when (= 1 of-month)
        (unless (equal year (nth 2 solar))
          (princ (format "%s\n    \"%d\": \"" (if year "\"," "") (nth 2 solar))))
        (when (equal year (nth 2 solar)) (princ " "))
        (setq year (nth 2 solar))
        (princ (format "%02d-%02d=%d%s" (nth 0 solar) (nth 1 solar) (floor month) (if (integerp month) "" "+"))))
      (setq day (+ day (if (> of-month 25) 1 (- 27 of-month))))))
  (princ "\"\n  }\n}\n"))
