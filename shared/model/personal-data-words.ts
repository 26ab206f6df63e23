function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''));
}

/** Given names that are no everyday words, lower case; common in American schools. A sieve, not a register: others are found by their place. */
export const GIVEN_NAMES = set(`
aaliyah aaron abby abigail abraham adam adrian adriana ahmed aidan aiden aisha alan alejandra alejandro alex alexa alexander
alexandra alexis ali alice alicia alina allison alma alyssa amanda amari amelia amir amy ana andre andrea andrew angela angelica
angelina anita anna anthony antonio ariana ariel arturo ashley aubrey audrey ava ayden barbara beatriz benjamin beth bianca
brandon brayden brenda brian brianna brittany brooklyn bryan caleb cameron camila carla carlos carmen caroline carter cassandra
catherine cecilia cesar charles charlotte chloe chris christina christine christopher claire claudia cody colin connor courtney
crystal cynthia daisha dakota damian dana daniel daniela danielle darius david deandre deborah denise derek deshawn destiny devin
diana diego dmitri dominic donald dylan eduardo edward eileen elena eli elijah elizabeth ella ellie emilia emily emma enrique eric
erica erin esmeralda esteban ethan eva evan evelyn ezekiel fatima felipe fernando finn francisco gabriel gabriela gabriella gavin
genesis george gerardo giovanni gloria gregory guadalupe gustavo hailey hannah harper hassan hayden heather hector helen henry
ibrahim ignacio imani ingrid irene isaac isabel isabella isabelle isaiah ismael ivan jace jack jackson jacob jacqueline jada jaden
jaime jake jalen jamal james jamie jasmine jason javier jayden jayla jaylen jeffrey jenna jennifer jeremiah jeremy jesse jessica
jesus jimena joanna joaquin joel john jonathan jorge jose joseph joshua josiah josue juan juliana julia julian juliet julio
justin kaitlyn kamila karen karina kate katelyn katherine kathleen kayden kayla keisha kelly kelsey kendra kenneth kevin khalil
khloe kiara kimberly kyle kylie lamar landon laura lauren layla leah leila leo leonardo leslie leticia levi liam lillian lily
linda lindsey lisa logan lorena lorenzo louis lucas lucia luis luke luna lydia mackenzie madeline madison makayla malik manuel
marco marcos marcus margaret maria mariah mariana marie marisol marissa martin martha mary mateo matthew maya megan melanie melissa
mia micah michael michelle miguel miles mohamed mohammad mohammed molly monica morgan muhammad mya nadia naomi natalia natalie
natasha nathan nathaniel nevaeh nicholas nicolas nicole noah nolan nora olivia omar oscar owen pablo paige paola patricia patrick
paul paula pedro penelope perla peter phillip priscilla priya quinn rachel rafael ramon raul rebecca ricardo richard riley robert
roberto rodrigo roman ronald rosa ruben ruth ryan sabrina salvador samantha samira samuel sandra santiago sara sarah sasha sean
sebastian selena serenity sergio seth shaniqua shanice shannon sharon shawn sierra simon sofia sonia sophia sophie stacy stella
stephanie stephen steven susan sydney tamika tanya tatiana taylor teresa thomas tiffany timothy tomas travis trevor trinity tristan
tyler tyrone valentina valeria valerie vanessa veronica victor victoria vincent violet vivian wendy wesley william xavier ximena
yahir yasmin yesenia yolanda yusuf zachary zoe zoey
`);

/**
 * Capitalised words that are no part of a name in a proctor's note, lower case: words that begin sentences, days and months,
 * rooms, subjects, products, agencies.
 */
export const NOT_NAMES = set(`
a about above access account across action active adapter add additional administration administrator admin after again air alarm
algebra all allowed almost also although always am american an and android another answer answers any anyone apparently app apple
april arizona around art as asked assessment assistant at attempted august aunt auditorium autumn back backup bathroom battery
because been before behind being below best between biology black blank blue both bottom brief broken browser building bus but by
cafeteria calculator california call called camera campus can cannot captain cart case cat category cell central ceiling center
certificate chapter charger chart check chemistry chrome chromebook chromebooks city civics class classroom clever clock closed
coach code colorado college column common company computer computers connection console content coordinator copy corridor could
counselor county course crowdstrike cst custodian daily dark data date day december deputy desk despite device devices did digital
director disability discovery district do doctor door dr drc drill due during each early earth east economics edt education eight
eighth ela elementary eleven ell emergency end english entire error essay est even evening event every everybody everyone everything
exam except exit extra fall family father february federal few fiber fifteen fifth file fill filter finally finance fire firewall first five
floor following for form forty found four fourth french friday friendly from front full further general geography geometry german
get girl girls given global go goguardian good google got grade grandma great green grep ground group guest guide gym had half hall hallway
hapara harassment has have having he head headphones headset health heard help her here hi high his history hold homeroom hour
hours house how however human i icloud id idaho if illinois immediately important in incident individual ineligible information initially
insight inspiron instead instruction instructions intel intercom interim internal international internet into invalid ios ipad ipads
is issue it item items its january jr july june junior just kansas kentucky keyboard kindergarten kiosk kitchen lab label laptop
laptops last lastly late later lane lanschool latin law lead leader learning left lenovo less lesson let level library light lightspeed
like line list little live lobby local lock log login logged lost louisiana lower lunch macbook macbooks made main maintenance make
makeup manual many march mark marketing maryland material materials math mathematics maximum may maybe me meanwhile media medical
meeting memorial men message mexico michigan microsoft middle midway military mini minnesota minutes mississippi missing mobile mode module
moment monday monitor month more morning most mother mouse moved multiple music my name national near nearly network nevada
never new next night nine ninth no nobody none noon normal north not note nothing notice november now number nurse october of off
office officer often oh ohio oil ok on once one online only open opened operating optional or orange order oregon other others our
out outage outside over own page paper parent parents park part pass password patch pattern pdt pe pearson pearsonaccess pencil
pennsylvania people per perhaps period person phase phone phones physical physics pilot place plan playground please plug point
police policy portal possible possibly power practice present press presumably previous primary principal printer problem proctor proctors
professor program project proper protocol pst public pull put question questions quickly quiet random reached read reading
ready really red refresh registration regular remaining repeated report reported request reset resource response responses rest
restart restarted resume returned right room rooms round router row safe said samsung same saturday save saved saw scantron school schoology
schools science score scratch screen screens script sealed season seat seating seats second section secure security securly see seems
senior sent september server service session sessions set seven seventh several shared she shelter shortly should show side sign
signed silent silver simple since single sir site six sixth slow small smarter so social software some somebody someone something
sometimes somewhat soon sound south southern space spanish spare special speech spring staff staar stairwell stairs standard
starbucks start started state states station status still stop stopped storage storm street student students studies study sub subject
suddenly suite summer sunday super supervisor support suite sure surface switch system systems tab table tablet take talked
teacher teachers team tech technical technician technology temporary ten tenth test testing testnav tests texas than thank that the their
them then there therefore these they thing third this those though three through thursday ticket tickets tide time timer times to
today together told tomorrow tony too took top toward training tree tried trouble tuesday turn turned twelve twenty two type
typed u unable unclear under unfortunately unified uniform union unit united units unknown unless unlock until up update upon upper us
usb use used user using usually utah van various vendor verbal very vice video virginia visitor vp wait waited walked wall
wanted warning was washington watch water way we wednesday week weather well went were west what when where whether which while
white who whole why wi wide wife wifi will window windows wing winter wireless with within without woman women work worked workshop
world would writing wrong year yellow yes yesterday yet york you young your zone zoom
aasa aruba azsci bluetooth caaspp cambium chromeos cisco classlink classkick cmas dell desmos elpac eop epson excel gmail hp infinite
campus insight's jamf keystone laserjet linux mcap meraki milestones naep nwea okta outlook powerschool pssa sharepoint skyward
teams toms ubiquiti ultra verizon wida word zscaler
advanced arts language visual performing performance civil war placement honors elective accommodation accommodations accommodated booklet booklets breakfast announcement answered
assembly baseline checkout class's cloud cold conference crying custodial cut dead department dismissal downstairs upstairs
earbuds earbud evacuated evacuation face failed fan flashing freeze froze frozen heat hers himself herself hot images inside kids kid
knocked lockdown loud lunchroom mac make-up noise nonstandard observed outlet pacific mountain eastern pencils plugged posted
projector proctoring reboot rebooted rebooting rain receptionist recess remote removed retest scheduled seen shut sick signal
sixteen swapped swap talking tardy thirty tornado trash unplugged vomit whereas wide
`);

export const TITLES = set('mr mrs ms miss mx dr sr sra srta coach officer nurse principal');
/** What a name often follows, lower case. */
export const CUES = set("student pupil named called boy girl kid child student’s student's name");
/** Small words inside a family name. */
export const PARTICLES = set('de la del da dos van von der den bin al el los las di');
