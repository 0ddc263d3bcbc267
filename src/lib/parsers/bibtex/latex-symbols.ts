/** What LaTeX commands stand for. Only data; read by latex-to-text. */

const pairs = (text: string): [string, string][] =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]);

/** Accent command -> combining character. */
export const ACCENTS = new Map<string, string>([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030a'],
  ['H', '\u030b'],
  ['v', '\u030c'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
  ['t', '\u0361'],
  ['hat', '\u0302'],
  ['tilde', '\u0303'],
  ['bar', '\u0304'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['vec', '\u20d7'],
  ['check', '\u030c'],
  ['breve', '\u0306'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
]);

/** An accent over nothing. */
export const BARE_ACCENTS = new Map<string, string>([
  ['~', '∼'],
  ['^', '^'],
  ["'", '´'],
  ['`', '`'],
  ['"', '¨'],
  ['=', '¯'],
]);

/** Commands without an argument -> text. */
export const SYMBOLS = new Map<string, string>([
  ...pairs(`
    ss=ß SS=ẞ ae=æ AE=Æ oe=œ OE=Œ o=ø O=Ø l=ł L=Ł aa=å AA=Å i=ı j=ȷ dh=ð DH=Ð th=þ TH=Þ dj=đ DJ=Đ ng=ŋ NG=Ŋ ij=ĳ IJ=Ĳ
    alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ nu=ν xi=ξ
    omicron=ο pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=φ varphi=φ chi=χ psi=ψ omega=ω
    Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω
    times=× div=÷ pm=± mp=∓ cdot=· cdots=⋯ ldots=… dots=… textellipsis=… le=≤ leq=≤ leqslant=≤ ge=≥ geq=≥ geqslant=≥ ne=≠ neq=≠ approx=≈
    sim=∼ simeq=≃ cong=≅ equiv=≡ propto=∝ ll=≪ gg=≫ in=∈ notin=∉ ni=∋ subset=⊂ supset=⊃ subseteq=⊆ supseteq=⊇ cup=∪ cap=∩ setminus=∖
    emptyset=∅ varnothing=∅ forall=∀ exists=∃ neg=¬ lnot=¬ land=∧ wedge=∧ lor=∨ vee=∨ oplus=⊕ otimes=⊗ odot=⊙ circ=∘ bullet=• star=⋆ ast=∗
    infty=∞ partial=∂ nabla=∇ sum=∑ prod=∏ int=∫ oint=∮ surd=√ angle=∠ perp=⊥ parallel=∥ mid=∣ to=→ rightarrow=→ leftarrow=← leftrightarrow=↔
    Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ mapsto=↦ longrightarrow=⟶ uparrow=↑ downarrow=↓ hookrightarrow=↪ langle=⟨ rangle=⟩ lfloor=⌊
    rfloor=⌋ lceil=⌈ rceil=⌉ Vert=‖ vert=| lvert=| rvert=| ell=ℓ hbar=ℏ Re=ℜ Im=ℑ aleph=ℵ wp=℘ prime=′ dagger=† ddagger=‡ dag=† ddag=‡
    top=⊤ bot=⊥ vdash=⊢ models=⊨ diamond=⋄ Box=□ square=□ triangle=△ degree=° textdegree=° celsius=℃ copyright=© textcopyright=©
    textregistered=® texttrademark=™ pounds=£ textsterling=£ texteuro=€ euro=€ EUR=€ yen=¥ textyen=¥ cent=¢ textcent=¢ S=§ P=¶ textsection=§
    textparagraph=¶ textbullet=• textperiodcentered=· textendash=– textemdash=— textquoteleft=‘ textquoteright=’ textquotedblleft=“
    textquotedblright=” textquotesingle=' textquotedbl=" quotesinglbase=‚ quotedblbase=„ glqq=„ grqq=“ glq=‚ grq=‘ flqq=« frqq=» guillemotleft=«
    guillemotright=» guilsinglleft=‹ guilsinglright=› textasciitilde=~ textasciicircum=^ textbackslash=\\ backslash=\\ textunderscore=_
    textbar=| textless=< textgreater=> textdollar=$ textexclamdown=¡ textquestiondown=¿ textordfeminine=ª textordmasculine=º textmu=µ
    textonehalf=½ textonequarter=¼ textthreequarters=¾ textpm=± texttimes=× textmultiply=× textdiv=÷ lbrace={ rbrace=} textbraceleft={
    textbraceright=} lbrack=[ rbrack=] slash=/ textrightarrow=→ textleftarrow=← textnumero=№
    TeX=TeX LaTeX=LaTeX LaTeXe=LaTeX2e BibTeX=BibTeX AmSTeX=AmSTeX AMSTeX=AMSTeX AmSLaTeX=AmSLaTeX XeTeX=XeTeX XeLaTeX=XeLaTeX LuaTeX=LuaTeX
    pdfTeX=pdfTeX SliTeX=SliTeX eTeX=eTeX MF=METAFONT METAFONT=METAFONT MP=METAPOST METAPOST=METAPOST
    log=log exp=exp sin=sin cos=cos tan=tan max=max min=min lim=lim sup=sup inf=inf det=det dim=dim ker=ker deg=deg gcd=gcd arg=arg Pr=Pr`),
  ['quad', ' '],
  ['qquad', ' '],
  ['space', ' '],
  ['newline', ' '],
  ['par', ' '],
  ['linebreak', ' '],
  ['textvisiblespace', ' '],
  ['textnormalspace', ' '],
  ['nobreakspace', ' '],
  ['thinspace', ' '],
  ['enspace', ' '],
  ['textequals', '='],
  ['textasciigrave', '`'],
  [',', ' '],
  [';', ' '],
  [':', ' '],
  [' ', ' '],
  ['\n', ' '],
  ['!', ''],
  ['-', ''],
  ['/', ''],
  ['@', ''],
  ['&', '&'],
  ['%', '%'],
  ['$', '$'],
  ['#', '#'],
  ['_', '_'],
  ['{', '{'],
  ['}', '}'],
  ['|', '‖'],
  ['*', ''],
  ['(', ''],
  [')', ''],
  ['[', ''],
  [']', ''],
]);

/** Commands that change the look only: gone, with what they apply to kept. */
export const IGNORED = new Set(
  `it em bf sc sl rm tt sf cal mit normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge bfseries itshape
  scshape slshape upshape mdseries rmfamily sffamily ttfamily selectfont relax protect noopsort left right big Big bigl bigr Bigl Bigr bigg
  displaystyle textstyle scriptstyle limits nolimits null strut hfill hfil centering noindent indent unskip ignorespaces boldmath unboldmath
  textit textbf textsc textsl textrm texttt textsf textup textmd textnormal text emph mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak
  mathscr boldsymbol bm operatorname mbox hbox vbox fbox makebox url path nolinkurl uppercase lowercase MakeUppercase MakeLowercase underline
  overline uline ensuremath enquote mkbibquote mkbibemph bibstring textquote mkbibparens mathop mathrel mathbin mathord phantom smash textcolor
  bibinfo bibnamefont bibfnamefont citenamefont natexlab SortNoop singleletter`
    .trim()
    .split(/\s+/),
);

/** Commands whose first argument is not text: it goes, the rest stays. */
export const DROP_FIRST = new Set([
  'href',
  'textcolor',
  'color',
  'hspace',
  'vspace',
  'kern',
  'noopsort',
  'SortNoop',
  'bibinfo',
  'fontsize',
  'raisebox',
  'label',
  'phantom',
  'cite',
  'footnote',
  'thanks',
]);

const SUPERSCRIPT = pairs('0=⁰ 1=¹ 2=² 3=³ 4=⁴ 5=⁵ 6=⁶ 7=⁷ 8=⁸ 9=⁹ +=⁺ -=⁻ −=⁻ (=⁽ )=⁾ n=ⁿ i=ⁱ');
const SUBSCRIPT = pairs(
  '0=₀ 1=₁ 2=₂ 3=₃ 4=₄ 5=₅ 6=₆ 7=₇ 8=₈ 9=₉ +=₊ -=₋ −=₋ (=₍ )=₎ a=ₐ e=ₑ i=ᵢ j=ⱼ k=ₖ m=ₘ n=ₙ o=ₒ p=ₚ r=ᵣ s=ₛ t=ₜ u=ᵤ v=ᵥ x=ₓ',
);
/** Characters that Unicode has raised or lowered. */
export const RAISED = new Map(SUPERSCRIPT);
export const LOWERED = new Map(SUBSCRIPT);
